package rules

import "github.com/bibfix/bibfix/lint"

// What it says is found while a file is read (format/bib).
var _ = add(lint.Rule{
	ID:       "syntax-error",
	Title:    "a bibliography file cannot be read as it stands",
	Severity: lint.Error,
	Since:    "0.2.0",
	Question: "What should stand there?",
	Doc: `A comma, a brace or a quote is missing or too many, a field has no name or no value, an entry has no key. BibTeX
then loses the fields that follow, or the entry, and biber may lose the whole file. What can be told of the entry is read all the
same, the next entry is read as if nothing had happened, and no other fix touches an entry that is damaged.

Warnings and infos tell what BibTeX and biber read differently: comments inside entries, entries inside comments, lines that begin
with a percent sign, an @ in the text between entries.

The rule is silent about all that both programs accept: text between entries, any character in keys, parentheses around
entries, values joined with #, commas after the last field, field names of any kind.`,
	Fix: "Puts in the comma or the = that is missing, or takes out the comma that is too many; it is safe, since nothing else can be meant. Closing a brace or quote at the end of its line, and putting a value of several words in braces, is unsafe. Other damage is only shown.",
})
