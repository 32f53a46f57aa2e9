import { may } from '../kernel/who.ts'
import { Card, Line, Lines, Stack } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Tag } from '../pages/tag.tsx'
import { type Lang, langs } from '../kernel/words.ts'
import { type Instrument, instrumentsOf, needsText } from '../programme/instrument.ts'
import { instrumentWords } from '../programme/instrument-words.ts'
import { assessmentWords } from './assessment-words.ts'
import { instrumentsPath, sessionsPath } from './paths.ts'
import { asStated, statedOf } from './reliability.ts'
import { SessionsFrame } from './sessions-frame.tsx'
import type { InstrumentReliabilityRow, InstrumentTextRow } from './tables.ts'

interface InstrumentsProps {
  shell: Shell
  texts: readonly InstrumentTextRow[]
  stated: readonly InstrumentReliabilityRow[]
}

export function InstrumentsPage({ shell, texts, stated }: InstrumentsProps) {
  const { lang, who } = shell
  const text = assessmentWords(lang)
  const shared = instrumentWords(lang)
  const writes = who !== undefined && may(who, 'programme.write')
  return (
    <SessionsFrame
      shell={shell}
      title={text.instruments}
      lead={text.instrumentsLead}
      current={instrumentsPath}
      actions={<Downloads shell={shell} path={instrumentsPath} />}
    >
      <Stack>
        {instrumentsOf('person').map(one => {
          const own = texts.find(row => row.instrument === one.code)
          return (
            <Card key={one.code} title={one.names[lang]} lead={one.about[lang]}>
              {!one.validated && <Tag kind="info">{shared.notValidated}</Tag>}
              <Lines>
                <Line end={String(one.version)}>{text.version}</Line>
                <Line end={String(one.items.length)}>{text.items}</Line>
                <Line end={one.licence[lang]}>{shared.licence}</Line>
                <Line
                  end={
                    <>
                      <Reliability lang={lang} instrument={asStated(one, stated)} />{' '}
                      {writes && (
                        <a href={`${instrumentsPath}/${one.code}/reliability`}>
                          {statedOf(one, stated) ? text.change : text.stateReliability}
                        </a>
                      )}
                    </>
                  }
                >
                  {text.reliabilityAndDeviation}
                </Line>
                {needsText(one) && (
                  <Line
                    end={
                      <>
                        {own ? text.textUnder({ licence: own.licence }) : text.textMissing}{' '}
                        {writes && <a href={`${instrumentsPath}/${one.code}`}>{own ? text.change : text.addText}</a>}
                      </>
                    }
                  >
                    {text.text}
                  </Line>
                )}
              </Lines>
            </Card>
          )
        })}
      </Stack>
    </SessionsFrame>
  )
}

function Reliability({ lang, instrument: { reliable } }: { lang: Lang; instrument: Instrument }) {
  const text = assessmentWords(lang)
  if (!reliable) return <>{text.notStated}</>
  const { reliability, deviation, source } = reliable
  return <>{text.stated({ reliability, deviation, source: source[lang] })}</>
}

interface ReliabilityProps {
  shell: Shell
  instrument: Instrument
  own: InstrumentReliabilityRow | undefined
  state: FormState
}

/** Two numbers and whose they are: without the source nobody is told that a change is more than chance. */
export function ReliabilityPage({ shell, instrument, own, state }: ReliabilityProps) {
  const text = assessmentWords(shell.lang)
  const path = `${instrumentsPath}/${instrument.code}/reliability`
  return (
    <Page
      shell={shell}
      title={text.reliabilityAndDeviation}
      lead={instrument.names[shell.lang]}
      current={sessionsPath}
      breadcrumb={[{ text: text.instruments, href: instrumentsPath }]}
      scripts={['form']}
    >
      <Card lead={text.reliabilityLead}>
        <Form state={state} action={path} submit={text.reliabilitySave} cancel={instrumentsPath} shown={own?.entry}>
          <Field state={state} kind="hidden" name="instrument" value={instrument.code} />
          <Field
            state={state}
            kind="text"
            name="reliability"
            label={text.reliability}
            hint={text.reliabilityHint}
            width="short"
          />
          <Field
            state={state}
            kind="text"
            name="deviation"
            label={text.deviation}
            hint={text.deviationHint}
            width="short"
          />
          <Field
            state={state}
            kind="text"
            name="source"
            label={text.reliabilitySource}
            hint={text.reliabilitySourceHint}
            width="full"
          />
        </Form>
      </Card>
    </Page>
  )
}

interface TextProps {
  shell: Shell
  instrument: Instrument
  state: FormState
}

export function InstrumentTextPage({ shell, instrument, state }: TextProps) {
  const { lang } = shell
  const text = assessmentWords(lang)
  return (
    <Page
      shell={shell}
      title={text.textTitle}
      lead={instrument.names[lang]}
      current={sessionsPath}
      breadcrumb={[{ text: text.instruments, href: instrumentsPath }]}
      scripts={['form']}
    >
      <Card lead={text.textLead}>
        <Form
          state={state}
          action={`${instrumentsPath}/${instrument.code}`}
          submit={text.textSave}
          cancel={instrumentsPath}
        >
          <Field state={state} kind="hidden" name="instrument" value={instrument.code} />
          <Field
            state={state}
            kind="radios"
            name="lang"
            label={text.textLang}
            inline
            options={mapOptions(lang, langs, text.langs)}
          />
          <Field state={state} kind="text" name="licence" label={text.textLicence} width="full" />
          <Field state={state} kind="textarea" name="items" label={text.text} rows={10} />
        </Form>
      </Card>
    </Page>
  )
}
