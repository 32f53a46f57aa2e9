import { catalogue, date } from '../kernel/words.ts'

type Details = Record<string, string | number>

/** What is wrong with a file, a rule or a change, by code. */
export const problemWords = catalogue(
  {
    problems: {
      'programme.more-answers-than-items': 'Sunt mai multe răspunsuri decât întrebări.',
      'programme.none-yet': 'Încă nu există un program.',
      'programme.no-such-programme': 'Programul acesta nu există.',
      'programme.no-such-profile': 'Profilul de reguli nu există.',
      'programme.no-such-part': 'Partea aceasta a programului nu există.',
      'programme.file-refused': ({ count }: Details) => `Fișierul nu a fost primit: ${count} de corectat.`,
      'programme.file-missing': 'Alegeți un fișier YAML sau lipiți textul lui.',
      'programme.file-too-long': ({ most }: Details) => `Fișierul are peste ${most} de caractere.`,
      'programme.at-line': ({ line, column, says }: Details) => `Linia ${line}, coloana ${column}: ${says}`,
      'programme.at-path': ({ path, says }: Details) => `${path}: ${says}`,
      'programme.rules-refused': ({ count }: Details) => `Schimbarea nu a fost primită: ${count} de corectat.`,
      'programme.not-yaml': ({ says }: Details) => `Nu este YAML valid (${says}).`,
      'programme.key-twice': 'Cheia aceasta apare de două ori.',
      'programme.tab-as-indent': 'Alinierea se face cu spații, nu cu tab.',
      'programme.several-documents': 'Fișierul cuprinde mai multe documente; este nevoie de unul singur.',
      'programme.too-deep': 'Structura este prea adâncă.',
      'programme.too-many-aliases': ({ most }: Details) => `Sunt peste ${most} de trimiteri (alias).`,

      'programme.unknown-fact': ({ fact, unit }: Details) => `„${fact}” nu este un fapt al unității „${unit}”.`,
      'programme.wrong-operator': ({ fact, type }: Details) =>
        `Faptul „${fact}” este de tip „${type}” și nu se întreabă așa.`,
      'programme.unknown-code': ({ code, known }: Details) => `„${code}” nu există. Există: ${known}.`,
      'programme.unknown-parameter': ({ parameter }: Details) => `Parametrul „${parameter}” nu există.`,
      'programme.wrong-bound': ({ fact, type }: Details) => `Limita pentru „${fact}” trebuie să fie de tip „${type}”.`,
      'programme.two-bounds': ({ fact }: Details) => `Pentru „${fact}” sunt două limite în aceeași parte; alegeți una.`,
      'programme.no-bound': ({ fact }: Details) => `Pentru „${fact}” lipsește limita: from, over, to sau below.`,
      'programme.bounds-cross': ({ least, most }: Details) => `Nimic nu este între ${least} și ${most}.`,
      'programme.empty-branch': 'O listă de condiții nu poate fi goală.',
      'programme.condition-too-deep': ({ deepest }: Details) => `Condiția are peste ${deepest} niveluri.`,
      'programme.sealed-by-place': ({ code, place }: Details) =>
        `„${code}” se sprijină pe date speciale și nu se împarte după „${place}”.`,
      'programme.code-twice': ({ code }: Details) => `Codul „${code}” apare de două ori pentru aceleași zile.`,
      'programme.ends-before-it-begins': 'Sfârșitul este înainte de început.',
      'programme.validity-overlaps': ({ code }: Details) => `Regula „${code}” se suprapune în timp cu cea dinainte.`,
      'programme.validity-gap': ({ code, from }: Details) => `Regula „${code}” lasă zile fără regulă, de la ${from}.`,
      'programme.kind-is-its-own-wider': ({ code }: Details) => `Felul „${code}” ajunge la el însuși prin isA.`,
      'programme.state-unlike-wider': ({ wider }: Details) =>
        `Ca stare sau eveniment, trebuie să fie la fel ca „${wider}”.`,
      'programme.parameter-value': ({ parameter, value }: Details) =>
        `„${value}” nu este o valoare a parametrului „${parameter}”.`,
      'programme.parameter-missing': ({ parameter }: Details) => `Profilul nu spune parametrul „${parameter}”.`,
      'programme.share-of-unlike': ({ of, among }: Details) =>
        `„${of}” și „${among}” nu numără același fel de lucruri.`,
      'programme.parts-without-total': ({ indicator }: Details) =>
        `Ținta „${indicator}” este împărțită, dar nu are total.`,
      'programme.parts-do-not-add-up': ({ indicator, sum, total }: Details) =>
        `Părțile țintei „${indicator}” însumează ${sum}, nu ${total}.`,
      'programme.part-beyond-total': ({ value, total }: Details) => `${value} depășește totalul de ${total}.`,
      'programme.share-beyond-100': ({ value }: Details) => `${value} depășește 100%.`,
      'programme.day-outside-programme': ({ day }: Details) => `${day} este înainte de începutul programului.`,
      'programme.periods-out-of-order': ({ day }: Details) => `${day} nu este după perioada dinainte.`,
      'programme.period-falls': ({ value, before }: Details) => `Valorile sunt cumulate: ${value} este sub ${before}.`,
      'programme.coverage-without-parties': ({ indicator }: Details) =>
        `„${indicator}” nu numără acorduri sau evenimente.`,
      'programme.profile-not-valid': ({ day }: Details) => `Profilul de reguli nu este valabil la ${day}.`,
      'programme.one-applicant': ({ count }: Details) => `Un singur partener este solicitantul; sunt ${count}.`,
      'programme.code-in-profile': ({ code, profile }: Details) =>
        `Codul „${code}” există deja în profilul ${profile}.`,
      'programme.target-twice': ({ indicator }: Details) => `Indicatorul „${indicator}” are deja o țintă.`,
      'programme.quota-not-of-people': 'O cotă se referă la un indicator care numără persoane.',
      'programme.quota-beyond-target': ({ number, total }: Details) => `Cota de ${number} depășește ținta de ${total}.`,
      'programme.amendment-number': ({ number, expected }: Details) =>
        `Actul adițional are numărul ${number}; urmează ${expected}.`,
      'programme.amendments-out-of-order': ({ day }: Details) => `${day} este înainte de actul adițional precedent.`,
      'programme.not-a-cui': 'CUI-ul nu este corect: cifra de control nu se potrivește.',
      'programme.not-an-iban': 'IBAN-ul nu este corect.',

      'programme.version-not-raised': ({ version }: Details) =>
        `Profilul s-a schimbat, deci are nevoie de o versiune peste ${version}.`,
      'programme.profile-breaks-programme': ({ programme, count }: Details) =>
        `Sub regulile acestea, programul „${programme}” are ${count} de corectat.`,
      'programme.code-gone': ({ code }: Details) => `„${code}” a fost folosit și nu mai poate lipsi.`,

      'programme.no-such-deliverable': 'Înregistrarea aceasta nu există.',
      'programme.lies-ahead': 'Ziua aceasta nu a venit încă.',
      'programme.before-programme': 'Ziua este înainte de începutul programului.',
      'programme.no-such-region': 'Regiunea nu face parte din program.',
      'programme.no-such-partner': 'Partenerul nu face parte din program.',
      'programme.no-such-centre': 'Centrul nu este al programului, în această regiune.',
      'programme.no-such-enterprise': 'Întreprinderea nu este în registrul programului.',
      'programme.no-such-milestone': 'Pasul acesta nu este al acestui fel de înregistrare.',
      'programme.no-such-party': 'Felul de parte nu există sau regiunea nu face parte din program.',
      'programme.milestone-before-record': ({ on }: Details) => `Pasul nu poate fi înainte de ${date(String(on))}.`,
      'programme.code-taken': ({ code }: Details) => `Codul „${code}” este deja folosit.`,
      'programme.not-your-place': 'Locul acesta nu este al dumneavoastră.',
      'programme.has-own-pages': 'Aceasta se înregistrează și se schimbă pe paginile ei, nu în registru.',
      'programme.other-unit': 'Felul înregistrării nu se schimbă; retrageți-o și înregistrați alta.',
    },
  },
  {
    problems: {
      'programme.more-answers-than-items': 'There are more answers than items.',
      'programme.none-yet': 'There is no programme yet.',
      'programme.no-such-programme': 'This programme does not exist.',
      'programme.no-such-profile': 'The rule profile does not exist.',
      'programme.no-such-part': 'This part of the programme does not exist.',
      'programme.file-refused': ({ count }) => `The file was not accepted: ${count} to correct.`,
      'programme.file-missing': 'Choose a YAML file or paste its text.',
      'programme.file-too-long': ({ most }) => `The file has more than ${most} characters.`,
      'programme.at-line': ({ line, column, says }) => `Line ${line}, column ${column}: ${says}`,
      'programme.at-path': ({ path, says }) => `${path}: ${says}`,
      'programme.rules-refused': ({ count }) => `The change was not accepted: ${count} to correct.`,
      'programme.not-yaml': ({ says }) => `This is not valid YAML (${says}).`,
      'programme.key-twice': 'This key stands twice.',
      'programme.tab-as-indent': 'Indent with spaces, not with tabs.',
      'programme.several-documents': 'The file holds several documents; one is needed.',
      'programme.too-deep': 'The structure is too deep.',
      'programme.too-many-aliases': ({ most }) => `There are more than ${most} references (aliases).`,

      'programme.unknown-fact': ({ fact, unit }) => `“${fact}” is not a fact of the unit “${unit}”.`,
      'programme.wrong-operator': ({ fact, type }) =>
        `The fact “${fact}” is of type “${type}” and is not asked like this.`,
      'programme.unknown-code': ({ code, known }) => `“${code}” does not exist. There are: ${known}.`,
      'programme.unknown-parameter': ({ parameter }) => `The parameter “${parameter}” does not exist.`,
      'programme.wrong-bound': ({ fact, type }) => `The bound of “${fact}” must be of type “${type}”.`,
      'programme.two-bounds': ({ fact }) => `“${fact}” has two bounds on the same side; choose one.`,
      'programme.no-bound': ({ fact }) => `“${fact}” lacks a bound: from, over, to or below.`,
      'programme.bounds-cross': ({ least, most }) => `Nothing lies between ${least} and ${most}.`,
      'programme.empty-branch': 'A list of conditions cannot be empty.',
      'programme.condition-too-deep': ({ deepest }) => `The condition has more than ${deepest} levels.`,
      'programme.sealed-by-place': ({ code, place }) =>
        `“${code}” rests on special data and is not split by “${place}”.`,
      'programme.code-twice': ({ code }) => `The code “${code}” stands twice for the same days.`,
      'programme.ends-before-it-begins': 'The end is before the beginning.',
      'programme.validity-overlaps': ({ code }) => `The rule “${code}” overlaps in time with the one before.`,
      'programme.validity-gap': ({ code, from }) => `The rule “${code}” leaves days without a rule, from ${from}.`,
      'programme.kind-is-its-own-wider': ({ code }) => `The kind “${code}” reaches itself through isA.`,
      'programme.state-unlike-wider': ({ wider }) => `As a state or an event it must be like “${wider}”.`,
      'programme.parameter-value': ({ parameter, value }) =>
        `“${value}” is not a value of the parameter “${parameter}”.`,
      'programme.parameter-missing': ({ parameter }) => `The profile does not state the parameter “${parameter}”.`,
      'programme.share-of-unlike': ({ of, among }) => `“${of}” and “${among}” do not count the same kind of thing.`,
      'programme.parts-without-total': ({ indicator }) => `The target “${indicator}” is split but has no total.`,
      'programme.parts-do-not-add-up': ({ indicator, sum, total }) =>
        `The parts of the target “${indicator}” add up to ${sum}, not ${total}.`,
      'programme.part-beyond-total': ({ value, total }) => `${value} exceeds the total of ${total}.`,
      'programme.share-beyond-100': ({ value }) => `${value} exceeds 100%.`,
      'programme.day-outside-programme': ({ day }) => `${day} is before the start of the programme.`,
      'programme.periods-out-of-order': ({ day }) => `${day} is not after the period before.`,
      'programme.period-falls': ({ value, before }) => `Values are cumulative: ${value} is below ${before}.`,
      'programme.coverage-without-parties': ({ indicator }) => `“${indicator}” does not count agreements or events.`,
      'programme.profile-not-valid': ({ day }) => `The rule profile is not valid on ${day}.`,
      'programme.one-applicant': ({ count }) => `One partner is the applicant; there are ${count}.`,
      'programme.code-in-profile': ({ code, profile }) =>
        `The code “${code}” already stands in the profile ${profile}.`,
      'programme.target-twice': ({ indicator }) => `The indicator “${indicator}” already has a target.`,
      'programme.quota-not-of-people': 'A quota refers to an indicator that counts people.',
      'programme.quota-beyond-target': ({ number, total }) => `The quota of ${number} exceeds the target of ${total}.`,
      'programme.amendment-number': ({ number, expected }) => `The addendum has number ${number}; ${expected} is next.`,
      'programme.amendments-out-of-order': ({ day }) => `${day} is before the addendum that precedes it.`,
      'programme.not-a-cui': 'The CUI is not right: its check digit does not fit.',
      'programme.not-an-iban': 'The IBAN is not right.',

      'programme.version-not-raised': ({ version }) =>
        `The profile has changed, so it needs a version above ${version}.`,
      'programme.profile-breaks-programme': ({ programme, count }) =>
        `Under these rules the programme “${programme}” has ${count} to correct.`,
      'programme.code-gone': ({ code }) => `“${code}” has been in use and can no longer be left out.`,

      'programme.no-such-deliverable': 'This record does not exist.',
      'programme.lies-ahead': 'This day has not come yet.',
      'programme.before-programme': 'The day is before the start of the programme.',
      'programme.no-such-region': 'The region is not part of the programme.',
      'programme.no-such-partner': 'The partner is not part of the programme.',
      'programme.no-such-centre': 'The centre is not one of the programme in this region.',
      'programme.no-such-enterprise': 'The enterprise is not in the register of the programme.',
      'programme.no-such-milestone': 'This step does not belong to this kind of record.',
      'programme.no-such-party': 'The kind of party does not exist, or the region is not part of the programme.',
      'programme.milestone-before-record': ({ on }) => `The step cannot be before ${date(String(on))}.`,
      'programme.code-taken': ({ code }) => `The code “${code}” is already in use.`,
      'programme.not-your-place': 'This place is not yours.',
      'programme.has-own-pages': 'This is recorded and changed on its own pages, not in the register.',
      'programme.other-unit': 'The kind of a record does not change; withdraw it and record another.',
    },
  },
)
