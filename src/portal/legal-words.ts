import { catalogue } from '../kernel/words.ts'

// Texts of the pages that a public site owes: what is kept of people, and how the pages can be used.

export const privacyTexts = catalogue(
  {
    what: 'Ce păstrăm',
    whatSays:
      'Dacă ne scrieți, păstrăm numele, telefonul și mesajul. Le păstrăm închise cu o cheie. Le vede doar cine vă răspunde. Le ștergem la 30 de zile după ce v-am răspuns.',
    participants: 'Dacă sunteți în program',
    participantsSays:
      'Păstrăm datele de care avem nevoie ca să vă ajutăm și să dăm socoteală. Vă spunem oricând cine s-a uitat la ele. Puteți cere să le vedeți, să le corectați sau să le ștergem.',
    site: 'Pe acest site',
    siteSays: 'Nu vă urmărim. Nu avem reclame. Nu trimitem nimic altora.',
    rights: 'Drepturile dumneavoastră',
    rightsSays:
      'Scrieți-ne la Contact. Nu sunteți mulțumit? Vă puteți plânge la ANSPDCP. Este instituția care apără datele. O găsiți la www.dataprotection.ro.',
  },
  {
    what: 'What we keep',
    whatSays:
      'If you write to us, we keep your name, number and message. We keep them locked. Only those who answer you see them. We delete them 30 days after we answered.',
    participants: 'If you take part in the programme',
    participantsSays:
      'We keep what we need to help you and to account for it. We tell you at any time who looked at it. You can ask to see it, to correct it or to have it deleted.',
    site: 'On this site',
    siteSays: 'We do not follow you. There are no advertisements. We send nothing to others.',
    rights: 'Your rights',
    rightsSays:
      'Write to us under Contact. If you are not satisfied, you can complain to the data protection authority (ANSPDCP, www.dataprotection.ro).',
  },
)

export const accessibilityTexts = catalogue(
  {
    how: 'Ce am făcut',
    howSays:
      'Paginile merg pe telefon, fără program special și fără conexiune bună. Merg cu tastatura. Merg cu un cititor de ecran. Textul se poate mări. Culorile se văd bine.',
    missing: 'Ce lipsește',
    missingSays: 'Actele scanate nu pot fi citite de un cititor de ecran. Cereți-ne textul și vi-l dăm.',
    rule: 'După ce regulă',
    ruleSays: 'Regula este WCAG 2.2, nivelul AA. O verificăm singuri, cu un program, de câte ori schimbăm ceva.',
    tell: 'Ceva nu merge? Spuneți-ne la Contact.',
  },
  {
    how: 'What we did',
    howSays:
      'The pages work on a telephone, with no special program and on a slow line. They work with the keyboard. They work with a screen reader. Text can be made larger. Colours are easy to see.',
    missing: 'What is missing',
    missingSays: 'Scanned papers cannot be read by a screen reader. Ask us for the text.',
    rule: 'By which rule',
    ruleSays: 'We follow WCAG 2.2, level AA. We check it ourselves, with a program, at every change.',
    tell: 'Does something not work? Tell us under Contact.',
  },
)
