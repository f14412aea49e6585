package rules_test

import (
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/internal/ruletest"
	"github.com/bibfix/bibfix/rules"
)

func TestRules(t *testing.T) {
	ruletest.Run(t, rules.All(), format.Read, ruletest.Dirs{
		Examples: "../testdata/rules",
		Pages:    "../docs/rules",
		Source:   ".",
	})
}
