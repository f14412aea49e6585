package report

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// The objects of a log have the members of the standard, and of those only
// what bibfix knows: https://docs.oasis-open.org/sarif/sarif/v2.1.0/.

type sarifMessage struct {
	Text string `json:"text"`
}

type sarifHelp struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown"`
}

type sarifDriver struct {
	Name     string      `json:"name"`
	Version  string      `json:"version,omitempty"`
	Semantic string      `json:"semanticVersion,omitempty"`
	URI      string      `json:"informationUri"`
	Rules    []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID         string              `json:"id"`
	Name       string              `json:"name"`
	Short      sarifMessage        `json:"shortDescription"`
	Full       sarifMessage        `json:"fullDescription"`
	Help       sarifHelp           `json:"help"`
	HelpURI    string              `json:"helpUri"`
	Config     sarifConfig         `json:"defaultConfiguration"`
	Properties sarifRuleProperties `json:"properties"`
}

type sarifConfig struct {
	Level string `json:"level"`
}

type sarifRuleProperties struct {
	Tags      []string `json:"tags"`
	Precision string   `json:"precision"`
	Severity  string   `json:"problem.severity"`
}

type sarifBase struct {
	Description sarifMessage `json:"description"`
}

type sarifArtifact struct {
	Location sarifArtifactLocation `json:"location"`
	Length   int                   `json:"length"`
	Encoding string                `json:"encoding"`
	Roles    []string              `json:"roles"`
}

type sarifArtifactLocation struct {
	URI   string `json:"uri"`
	Base  string `json:"uriBaseId,omitempty"`
	Index *int   `json:"index,omitempty"` // into the artifacts
}

type sarifRegion struct {
	StartLine   int           `json:"startLine"`
	StartColumn int           `json:"startColumn"`
	EndLine     int           `json:"endLine"`
	EndColumn   int           `json:"endColumn"`
	Offset      int           `json:"byteOffset"`
	Length      int           `json:"byteLength"`
	Snippet     *sarifContent `json:"snippet,omitempty"`
}

type sarifContent struct {
	Text   string `json:"text,omitempty"`
	Binary []byte `json:"binary,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifactLocation `json:"artifactLocation"`
	Region   sarifRegion           `json:"region"`
}

type sarifLocation struct {
	ID       int           `json:"id,omitempty"`
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifMessage `json:"message,omitempty"`
}

type sarifResult struct {
	Rule         string            `json:"ruleId"`
	Index        int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      sarifMessage      `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
	Fixes        []sarifFixed      `json:"fixes,omitempty"`
	Properties   *sarifSafety      `json:"properties,omitempty"`
}

type sarifFixed struct {
	Description sarifMessage  `json:"description"`
	Changes     []sarifChange `json:"artifactChanges"`
	Properties  sarifSafety   `json:"properties"`
}

type sarifChange struct {
	Location     sarifArtifactLocation `json:"artifactLocation"`
	Replacements []sarifReplacement    `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion   `json:"deletedRegion"`
	Inserted *sarifContent `json:"insertedContent,omitempty"`
}

// A sarifSafety is that of a fix; of a result, that of the first one.
type sarifSafety struct {
	Safety string `json:"safety"`
}

type sarifInvocation struct {
	ExecutionSuccessful bool                `json:"executionSuccessful"`
	Notifications       []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

type sarifNotification struct {
	Level   string       `json:"level"`
	Message sarifMessage `json:"message"`
}

var (
	sarifLevels   = [...]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "note"}
	sarifProblems = [...]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "recommendation"}
)

var semver = regexp.MustCompile(`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`)

func (s *sarif) driver() sarifDriver {
	d := sarifDriver{Name: "bibfix", Version: s.Version, URI: homepage, Rules: s.rules}
	if v := strings.TrimPrefix(s.Version, "v"); semver.MatchString(v) {
		d.Semantic = v
	}
	return d
}

// newSARIFRule tells all about a rule, in the shape that GitHub shows beside
// its findings. Its precision is what the project holds itself to: a finding
// that is wrong is a bug.
func newSARIFRule(rule lint.Rule) sarifRule {
	title, doc := cmp.Or(rule.Title, rule.ID), strings.TrimSpace(rule.Doc)
	first, _, _ := strings.Cut(cmp.Or(doc, title), "\n\n")
	url := PageURL(rule.ID)
	help := cmp.Or(doc, title)
	if rule.Fix != "" {
		help += "\n\nFix: " + rule.Fix
	}
	return sarifRule{
		ID: rule.ID, Name: rule.ID, HelpURI: url,
		Short: sarifMessage{title}, Full: sarifMessage{clip(strings.ReplaceAll(first, "\n", " "), 1000)},
		Help:       sarifHelp{help + "\n\n" + url, fmt.Sprintf("%s\n\n[The page of the rule](%s)", help, url)},
		Config:     sarifConfig{sarifLevels[rule.Severity]},
		Properties: sarifRuleProperties{[]string{"bibliography"}, "high", sarifProblems[rule.Severity]},
	}
}

func newSARIFMessage(text string) *sarifMessage { return &sarifMessage{sarifPlain(text)} }

// message is that of the finding, with a link to each related place and what
// else stands below a finding in other forms: GitHub shows nothing but this.
func (s *sarif) message(d *lint.Diagnostic) sarifMessage {
	lines := []string{sarifPlain(d.Message)}
	for i, rel := range d.Related[:min(len(d.Related), sarifRelated)] {
		lines = append(lines, fmt.Sprintf("see [%s](%d)", sarifLink.Replace(sarifPlain(cmp.Or(rel.Message, "this place"))), i+1))
	}
	for _, line := range remarks(d, Style{}) {
		lines = append(lines, sarifPlain(line))
	}
	return sarifMessage{clip(strings.Join(lines, "\n"), sarifMost)}
}

// In a plain message [words](1) is a link and {0} the place of an argument.
// Both are broken up where a manuscript has them.
var (
	sarifLink     = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`)
	sarifArgument = regexp.MustCompile(`\{\d+\}`)
)

func sarifPlain(text string) string {
	text = strings.ReplaceAll(clip(Printable(text), sarifText), "](", "] (")
	return sarifArgument.ReplaceAllString(text, "{$0}")
}
