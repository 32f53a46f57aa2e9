/** What a made-up notice says; everything has a usual value. */
export interface Said {
  id?: string
  version?: string
  procedure?: string
  root?: 'ContractNotice' | 'ContractAwardNotice'
  sdk?: string
  title?: string
  cpv?: string
  nuts?: string
  value?: string
  currency?: string
  reserved?: string
  deadline?: string
  issued?: string
  months?: string
  changes?: string
  cancels?: boolean
}

const usual = {
  id: '0f0e6a2c-5f7e-4c1a-9c59-0a5f3d1b7e01',
  version: '01',
  procedure: '6f9a1f0c-8a53-4a35-b0a5-51d7a2f0c001',
  root: 'ContractNotice' as const,
  sdk: 'eforms-sdk-1.13',
  title: 'Curățenia parcurilor din oraș',
  cpv: '90611000',
  nuts: 'RO215',
  value: '240000.00',
  currency: 'RON',
  reserved: 'none',
  deadline: '2026-11-30',
  issued: '2026-09-14',
  months: '12',
}

/** A notice as small as eForms allows, about nothing real. */
export function noticeOf(said: Said = {}): string {
  const one = { ...usual, ...said }
  const ubl = 'urn:oasis:names:specification:ubl:schema:xsd'
  const eforms = 'http://data.europa.eu/p27/eforms-ubl'
  const change =
    one.changes === undefined
      ? ''
      : `<efac:Changes><efbc:ChangedNoticeIdentifier>${one.changes}</efbc:ChangedNoticeIdentifier>
        <efac:ChangeReason><cbc:ReasonCode listName="change-corrig-justification">${one.cancels ? 'cancel' : 'cor-buy'}</cbc:ReasonCode></efac:ChangeReason></efac:Changes>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<${one.root} xmlns="${ubl}:${one.root}-2" xmlns:ext="${ubl}:CommonExtensionComponents-2" xmlns:cbc="${ubl}:CommonBasicComponents-2"
  xmlns:cac="${ubl}:CommonAggregateComponents-2" xmlns:efext="${eforms}-extensions/1" xmlns:efac="${eforms}-extension-aggregate-components/1"
  xmlns:efbc="${eforms}-extension-basic-components/1">
  <ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>
    ${change}
    <efac:Organizations>
      <efac:Organization><efac:Company>
        <cac:PartyIdentification><cbc:ID schemeName="organization">ORG-0009</cbc:ID></cac:PartyIdentification>
        <cac:PartyName><cbc:Name languageID="RON">Curtea de Probă</cbc:Name></cac:PartyName>
      </efac:Company></efac:Organization>
      <efac:Organization><efac:Company>
        <cac:PartyIdentification><cbc:ID schemeName="organization">ORG-0001</cbc:ID></cac:PartyIdentification>
        <cac:PartyName><cbc:Name languageID="RON">Primăria Exemplu</cbc:Name></cac:PartyName>
        <cac:Contact><cbc:Name>Ascunsa Persoană</cbc:Name></cac:Contact>
      </efac:Company></efac:Organization>
    </efac:Organizations>
  </efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
  <cbc:CustomizationID>${one.sdk}</cbc:CustomizationID>
  <cbc:ID schemeName="notice-id">${one.id}</cbc:ID>
  <cbc:ContractFolderID>${one.procedure}</cbc:ContractFolderID>
  <cbc:IssueDate>${one.issued}+03:00</cbc:IssueDate>
  <cbc:VersionID>${one.version}</cbc:VersionID>
  <cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID schemeName="organization">ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>
  <cac:ProcurementProject>
    <cbc:Name languageID="RON">${one.title}</cbc:Name>
    <cbc:Description languageID="RON">Zilnic, cu utilajele prestatorului.</cbc:Description>
    <cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID="${one.currency}">${one.value}</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal>
    <cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">${one.cpv}</cbc:ItemClassificationCode></cac:MainCommodityClassification>
    <cac:RealizedLocation><cac:Address><cbc:CountrySubentityCode listName="nuts">${one.nuts}</cbc:CountrySubentityCode>
      <cac:Country><cbc:IdentificationCode listName="country">ROU</cbc:IdentificationCode></cac:Country></cac:Address></cac:RealizedLocation>
  </cac:ProcurementProject>
  <cac:ProcurementProjectLot>
    <cbc:ID schemeName="Lot">LOT-0001</cbc:ID>
    <cac:TenderingTerms>
      <cac:TendererQualificationRequest><cac:SpecificTendererRequirement>
        <cbc:TendererRequirementTypeCode listName="reserved-procurement">${one.reserved}</cbc:TendererRequirementTypeCode>
      </cac:SpecificTendererRequirement></cac:TendererQualificationRequest>
      <cac:CallForTendersDocumentReference><cac:Attachment><cac:ExternalReference><cbc:URI>https://licitatii.example.org/1</cbc:URI></cac:ExternalReference></cac:Attachment></cac:CallForTendersDocumentReference>
    </cac:TenderingTerms>
    <cac:TenderingProcess><cac:TenderSubmissionDeadlinePeriod>
      <cbc:EndDate>${one.deadline}+02:00</cbc:EndDate><cbc:EndTime>12:00:00+02:00</cbc:EndTime>
    </cac:TenderSubmissionDeadlinePeriod></cac:TenderingProcess>
    <cac:ProcurementProject><cac:PlannedPeriod><cbc:DurationMeasure unitCode="MONTH">${one.months}</cbc:DurationMeasure></cac:PlannedPeriod></cac:ProcurementProject>
  </cac:ProcurementProjectLot>
</${one.root}>`
}

/** As a file that somebody sends. */
export const sentFile = (text: string, name = 'anunt.xml') => ({ name, bytes: new TextEncoder().encode(text) })

export const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Apeluri de finanțare</title><link>https://apeluri.example.org</link>
  <item><title>Granturi pentru cooperative</title><link>https://apeluri.example.org/7</link><guid>apel-7</guid>
    <pubDate>Mon, 14 Sep 2026 08:00:00 GMT</pubDate><description><![CDATA[<p>Până la 20.000 euro.</p>]]></description></item>
  <item><title>Concurs de idei</title><link>javascript:alert(1)</link><guid>apel-8</guid></item>
</channel></rss>`
