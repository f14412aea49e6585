package main
import ("testing";"io";"strings")
func BenchmarkCLI(b *testing.B){ for b.Loop(){ run([]string{"--quiet","--format","concise","/tmp/g100k.bib"}, system{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, getenv: func(string) string {return ""}, year: 2026}) } }
