import type { Choices } from '../brute-force-count.ts'

/** What the profile for 2021-2027 says, written down by hand: a change of the profile that nobody meant is found. */
export const choices: Choices = {
  longForTheYoung: 6,
  opensEntry: ['information', 'counselling', 'assessment', 'mediation', 'training', 'business-support'],
  extendsExit: [
    'information',
    'counselling',
    'assessment',
    'mediation',
    'training',
    'business-support',
    'exam',
    'mentoring',
  ],
  states: ['employment', 'job-search', 'education', 'improvement', 'improvement-hours'],
  isA: { 'improvement-hours': 'improvement' },
  needs: {
    participation: [
      ['registration-form'],
      ['privacy-notice'],
      ['no-double-funding'],
      ['session-record', 'attendance-list'],
    ],
    'outcome.employment': [['employment-contract', 'register-extract']],
    'outcome.job-search': [['job-search-registration', 'job-search-log']],
    'outcome.education': [['enrolment-certificate']],
    'outcome.qualification': [['exam-minutes'], ['certificate']],
    'outcome.improvement': [['contract-addendum', 'employment-contract']],
    'six-months.employment': [['register-extract', 'employer-statement']],
    'six-months.job-search': [['job-search-registration', 'job-search-log']],
    'six-months.education': [['enrolment-certificate']],
    'six-months.improvement': [['contract-addendum', 'register-extract', 'employer-statement']],
  },
  criteria: [
    { claim: 'eligibility.identity', papers: ['identity-paper', 'civil-status-paper'] },
    {
      claim: 'eligibility.labour-status',
      papers: ['employment-service-certificate', 'status-declaration', 'employer-certificate'],
      maxAge: 30,
    },
    {
      claim: 'eligibility.declared-category',
      papers: ['target-group-declaration', 'category-paper'],
      ofTargetGroup: true,
    },
  ],
}
