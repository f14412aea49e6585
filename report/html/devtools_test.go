package html_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/bibfix/bibfix/internal/long"
)

const (
	browserTries = 2               // one may die, on a machine that is short of memory
	browserTime  = 2 * time.Minute // for all that a test does in it
)

// A browser is a headless Chromium with a tab. After the first error that is
// its own nothing more is asked of it, and what it answered is worth nothing.
type browser struct {
	*testing.T
	ctx    context.Context
	err    error
	faults []string

	mutex sync.Mutex
	url   string   // of the page
	said  []string // its complaints since it was opened
}

// fault notes what is wrong with a page.
func (b *browser) fault(format string, args ...any) {
	b.faults = append(b.faults, fmt.Sprintf(format, args...))
}

// inBrowser lets a test look at pages. A browser that dies, or does not answer,
// says nothing of them: there is another one, and then the test is skipped.
func inBrowser(t *testing.T, look func(b *browser)) {
	t.Helper()
	long.Test(t)
	var err error
	for range browserTries {
		var faults []string
		if faults, err = tryBrowser(t, look); err == nil {
			for _, f := range faults {
				t.Error(f)
			}
			return
		}
		if errors.Is(err, exec.ErrNotFound) {
			t.Skip("no chromium on this machine: the page was not looked at in a browser (apt-get install chromium)")
		}
		t.Logf("the browser: %v", err)
	}
	t.Skipf("the page was not looked at: the browser gave up %d times, %v", browserTries, err)
}

// tryBrowser is one browser's try.
func tryBrowser(t *testing.T, look func(b *browser)) (faults []string, err error) {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	if path := os.Getenv("BIBFIX_CHROMIUM"); path != "" {
		options = append(options, chromedp.ExecPath(path))
	}
	ctx, cancel := context.WithTimeout(t.Context(), browserTime)
	defer cancel()
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	b := &browser{T: t, ctx: ctx}
	b.err = chromedp.Listen(ctx, b.hear)
	call(b, audits.Enable, cdp.Empty{})
	look(b)
	_ = chromedp.Cancel(ctx) // it is over, however it ends
	return b.faults, b.err
}

// hear keeps what the page says to the console, and what it asks of anybody.
func (b *browser) hear(event any) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	switch event := event.(type) {
	case *runtime.EventConsoleAPICalled:
		b.said = append(b.said, fmt.Sprintf("the console: %s", event.Type))
	case *runtime.EventExceptionThrown:
		b.said = append(b.said, "an exception: "+event.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		b.said = append(b.said, "the log: "+event.Entry.Text)
	case *audits.EventIssueAdded:
		b.said = append(b.said, fmt.Sprintf("an issue: %s", event.Issue.Code))
	case *page.EventJavascriptDialogOpening: // nothing goes on until it is closed
		b.said = append(b.said, "a dialog: "+event.Message)
		go func() {
			_, _ = chromedp.Call(b.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
		}()
	case *network.EventRequestWillBeSent:
		if event.Request.URL != b.url {
			b.said = append(b.said, "a request: "+event.Request.URL)
		}
	}
}

// complaints are what the page said to the console or asked of anybody but its
// own address.
func (b *browser) complaints() []string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.said
}

// call sends a command.
func call[P, R any](b *browser, command cdp.Command[P, R], params P) (result R) {
	if b.err == nil {
		result, b.err = chromedp.Call(b.ctx, command, params)
	}
	return result
}

// do runs an action.
func do[R any](b *browser, action chromedp.Action[R]) (result R) {
	if b.err == nil {
		result, b.err = chromedp.Run(b.ctx, action)
	}
	return result
}

// view sets the window and the colour scheme.
func (b *browser) view(width, height int64, scheme string) {
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1, Mobile: width < 600})
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
}

// open loads an address and waits until it is there.
func (b *browser) open(url string) {
	b.mutex.Lock()
	b.url, b.said = url, nil
	b.mutex.Unlock()
	do(b, chromedp.Navigate(url))
	b.settle()
}

// settle waits until the page was drawn twice: what style hides and shows takes
// a frame, and so do complaints.
func (b *browser) settle() {
	b.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(''))))")
}

// evaluate runs an expression that gives a string in the page, from outside
// its policy.
func (b *browser) evaluate(expression string) string {
	text := do(b, chromedp.Evaluate[string](expression, chromedp.EvalAwaitPromise))
	if failed := (*chromedp.ExceptionError)(nil); errors.As(b.err, &failed) {
		b.fault("the expression failed: %v", failed)
		b.err = nil
	}
	return text
}

// shoot writes a picture of the page: from its top to height, or all of it
// where that is 0.
func (b *browser) shoot(file string, width, height float64) {
	beyond := true
	if height == 0 {
		if size := call(b, page.GetLayoutMetrics, cdp.Empty{}).CSSContentSize; size != nil {
			height = size.Height
		}
	}
	b.save(file, call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Format: page.CaptureScreenshotFormatPng, CaptureBeyondViewport: &beyond, Clip: &page.Viewport{Width: width, Height: height, Scale: 1},
	}).Data)
}

// print writes the page as it comes out on A4 paper.
func (b *browser) print(file string) {
	b.save(file, do(b, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize())))
}

func (b *browser) save(file string, data []byte) {
	if b.err != nil {
		return
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		b.Fatal(err)
	}
}

// A browser that dies is followed by another; where none stays alive the test
// is skipped, and does not fail.
func TestBrowserDies(t *testing.T) {
	long.Test(t)
	tries := 0
	inBrowser(t, func(b *browser) {
		if tries++; tries == 1 {
			b.fault("what a dead browser says")
			call(b, cdpbrowser.Crash, cdp.Empty{})
		}
		b.open("about:blank")
	})
	if tries != browserTries {
		t.Errorf("%d browsers were started, want %d", tries, browserTries)
	}
	skipped := false
	t.Run("always", func(t *testing.T) {
		defer func() { skipped = t.Skipped() }()
		t.Setenv("BIBFIX_CHROMIUM", "false")
		inBrowser(t, func(b *browser) { b.fault("what no browser says") })
	})
	if !skipped {
		t.Error("the test was not skipped, though the browser ended at once")
	}
}
