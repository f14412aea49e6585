// What citation-js reads of a file of CSL-JSON: a line for each item with its title, the
// family name of its first author, its year and its DOI. The file comes on standard input.
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-csl')

const file = JSON.parse(require('fs').readFileSync(0, 'utf8').replace(/^\ufeff/, ''))
for (const item of new Cite(file.items || file.references || file).data) {
  const author = (item.author || [])[0] || {}
  const name = [author['dropping-particle'], author['non-dropping-particle'], author.family, author.literal]
  const issued = item.issued || {}
  const year = issued['date-parts'] ? issued['date-parts'][0][0] : (issued.raw || issued.literal || '').slice(0, 4)
  console.log([(item.title || '').replace(/\s+/g, ' ').trim(), name.filter(Boolean).join(' '), year || 0, item.DOI || ''].join('\t'))
}
