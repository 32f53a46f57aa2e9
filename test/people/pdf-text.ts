import { PDFiumLibrary } from '@hyzyla/pdfium'

/** What stands in a PDF, page after page, as a reader reads it aloud. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(Buffer.from(bytes))
  const pages = [...document.pages()].map(page => page.getText())
  document.destroy()
  library.destroy()
  return pages.join('\n')
}
