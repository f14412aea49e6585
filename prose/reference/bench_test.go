package reference

import (
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/growth"
	"github.com/bibfix/bibfix/internal/long"
	"github.com/bibfix/bibfix/lint"
)

// samples are made-up entries in the common styles.
var samples = []string{
	"Okafor, A., Lindqvist, B. C., & Prado, D. (2014). Harbour levies and the price of bread in northern ports. Quay Studies, 12(3), 163–178. https://doi.org/10.1234/qs.2014.12",
	"Okafor AB, Lindqvist C, Prado D, et al. Harbour levies and the price of bread: a cohort of ports. Quay Stud. 2014;12(3):163-78. doi: 10.1234/qs.2014.12",
	"A. B. Okafor, C. Lindqvist, and D. Prado, “Harbour levies and the price of bread,” IEEE Trans. Quays, vol. 12, no. 3, pp. 163–178, Mar. 2014.",
	"Okafor, Amara. Harbour Levies: A History of Bread. Lund: Quay University Press, 2014.",
	"OKAFOR, A. B.; PRADO, C. D. Taxas do porto e o preço do pão. Revista do Cais, Porto Alegre, v. 12, n. 3, p. 163-178, 2014. Disponível em: https://example.org/cais/12/3. Acesso em: 4 mar. 2019.",
	"Brückner, Anna: Hafengebühren und Brotpreise. In: Öztürk, Can (Hg.): Häfen im Wandel. Opladen: Leske + Budrich, 2014, S. 163–178.",
	"Соколова А. Портовые сборы // Причал. 2016. Т. 4. № 2. С. 14–19.",
	"A. Okafor and B. Prado, Phys. Quay B 12, 045 (2014) [arXiv:1401.01234].",
}

func BenchmarkParse(b *testing.B) {
	refs := make([]*lint.Reference, len(samples))
	bytes := 0
	for i, s := range samples {
		refs[i] = &lint.Reference{Text: lint.PlainText(s, 0)}
		bytes += len(s)
	}
	b.SetBytes(int64(bytes / len(samples)))
	b.ReportAllocs()
	p := newParser()
	for i := 0; b.Loop(); i++ {
		p.parse(refs[i%len(refs)])
	}
}

// traps are what hostile entries hold nothing else of.
var traps = []string{
	"A, ", "A. ", "Ab, C., ", "(", "“a ", "ed. ", "(Ed.) ", "10.1234/a ", "http://a ", ", in A ", "2014-", "1 (2): ", "A & B ", "Accessed 1 ", "Ab Cd, ", "[", "‘", "no. 1 ", "a: b; c. ", "Univ. ", "佐藤 ",
	",", ".", ",.", ". . ", "\"a\" ", "(\"a\")", "A B (Hg.): ", "Vol. 1, ", "Trans. 1. ", "XII, ", "A u. B ", "Quay. Lund 2014, ",
}

// BenchmarkHostile reads long texts that hold nothing but one kind of trap.
func BenchmarkHostile(b *testing.B) {
	for _, trap := range traps {
		b.Run(trap, func(b *testing.B) {
			r := &lint.Reference{Text: lint.PlainText(strings.Repeat(trap, 100_000/len(trap)), 0)}
			p := newParser()
			for b.Loop() {
				p.parse(r)
			}
		})
	}
}

// No work grows faster than the entry, whatever it is made of.
func TestGrowth(t *testing.T) {
	for _, trap := range long.Or(traps[:4], traps) {
		t.Run(trap, func(t *testing.T) {
			growth.Linear(t, growth.Quick, func(size int) []growth.Step {
				r := &lint.Reference{Text: lint.PlainText("1. Smith J. "+strings.Repeat(trap, size/len(trap)), 0)}
				p := newParser()
				return []growth.Step{{Name: "reading", Do: func() { p.parse(r) }}}
			})
		})
	}
}
