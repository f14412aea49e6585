package html_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/bibfix/bibfix/internal/long"
)

// A browser is a headless Chromium that is spoken to over two pipes, in the
// DevTools protocol: messages of JSON, each ended by a zero byte. That is all
// the tests need, and less than a module for it would bring in.
type browser struct {
	t       *testing.T
	to      io.Writer
	from    *bufio.Reader
	last    int
	session string
	events  []message // since the last page was opened
}

type message struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error"`
}

// chromium is the path of the browser, "" where there is none. BIBFIX_CHROMIUM
// names another one.
func chromium() string {
	for _, name := range []string{os.Getenv("BIBFIX_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	return ""
}

// startBrowser starts a browser that ends with the test, and skips the test
// where there is none.
func startBrowser(t *testing.T) *browser {
	t.Helper()
	long.Test(t)
	path := chromium()
	if path == "" {
		t.Skip("no chromium on this machine: the page was not looked at in a browser (apt-get install chromium)")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 55*time.Second)
	cmd := exec.CommandContext(ctx, path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
		"--user-data-dir="+filepath.Join(t.TempDir(), "profile"), "--hide-scrollbars", "--force-color-profile=srgb", "--remote-debugging-pipe")
	inR, inW, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	outR, outW, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	cmd.ExtraFiles = []*os.File{inR, outW} // 3 and 4, by which Chromium knows them
	cmd.Stderr = &said
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for _, ours := range []*os.File{inR, outW} {
		if err := ours.Close(); err != nil {
			t.Fatal(err)
		}
	}
	b := &browser{t: t, to: inW, from: bufio.NewReader(outR)}
	t.Cleanup(func() {
		b.send("Browser.close", nil)
		_ = cmd.Wait() // it was told to end, or killed by the context
		cancel()
		if t.Failed() {
			t.Logf("the browser said: %s", said.Bytes())
		}
	})
	b.attach()
	return b
}

// attach opens a tab and turns on the events that tests look at.
func (b *browser) attach() {
	b.t.Helper()
	var target struct{ TargetID string }
	b.result(&target, "Target.createTarget", map[string]any{"url": "about:blank"})
	var attached struct{ SessionID string }
	b.result(&attached, "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true})
	b.session = attached.SessionID
	for _, domain := range []string{"Page", "Runtime", "Network", "Log", "Audits"} {
		b.call(domain+".enable", nil)
	}
}

func (b *browser) send(method string, params any) int {
	b.last++
	m := map[string]any{"id": b.last, "method": method}
	if params != nil {
		m["params"] = params
	}
	if b.session != "" && method != "Browser.close" {
		m["sessionId"] = b.session
	}
	text, err := json.Marshal(m)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.to.Write(append(text, 0)); err != nil {
		b.t.Errorf("the browser is gone: %v", err)
	}
	return b.last
}

func (b *browser) receive() message {
	b.t.Helper()
	text, err := b.from.ReadBytes(0)
	if err != nil {
		b.t.Fatalf("the browser does not answer: %v", err)
	}
	var m message
	if err := json.Unmarshal(text[:len(text)-1], &m); err != nil {
		b.t.Fatal(err)
	}
	if m.ID == 0 {
		b.events = append(b.events, m)
	}
	return m
}

// call waits for what the method answers.
func (b *browser) call(method string, params any) json.RawMessage {
	b.t.Helper()
	id := b.send(method, params)
	for {
		m := b.receive()
		switch {
		case m.ID != id:
		case m.Error != nil:
			b.t.Fatalf("%s: %s", method, m.Error.Message)
		default:
			return m.Result
		}
	}
}

func (b *browser) result(into any, method string, params any) {
	b.t.Helper()
	if err := json.Unmarshal(b.call(method, params), into); err != nil {
		b.t.Fatalf("%s: %v", method, err)
	}
}

// view sets the window and the colour scheme.
func (b *browser) view(width, height int, scheme string) {
	b.t.Helper()
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
	b.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}})
}

// open loads an address and waits until it is there.
func (b *browser) open(url string) {
	b.t.Helper()
	b.events = nil
	b.call("Page.navigate", map[string]any{"url": url})
	for seen := 0; ; {
		for ; seen < len(b.events); seen++ {
			if b.events[seen].Method == "Page.loadEventFired" {
				b.settle()
				return
			}
		}
		b.receive()
	}
}

// settle waits until the page was drawn twice: what style hides and shows takes
// a frame, and so do complaints.
func (b *browser) settle() {
	b.t.Helper()
	b.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(''))))")
}

// evaluate runs an expression that gives a string in the page, from outside
// its policy.
func (b *browser) evaluate(expression string) string {
	b.t.Helper()
	var r struct {
		Result           struct{ Value string }
		ExceptionDetails *struct{ Text string }
	}
	b.result(&r, "Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true})
	if r.ExceptionDetails != nil {
		b.t.Fatalf("the expression failed: %s", r.ExceptionDetails.Text)
	}
	return r.Result.Value
}

// complaints are what the page said to the console or asked of anybody but url.
func (b *browser) complaints(url string) []string {
	var all []string
	for _, e := range b.events {
		switch e.Method {
		case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded", "Audits.issueAdded", "Page.javascriptDialogOpening":
			all = append(all, fmt.Sprintf("%s: %s", e.Method, e.Params))
		case "Network.requestWillBeSent":
			var p struct{ Request struct{ URL string } }
			if err := json.Unmarshal(e.Params, &p); err != nil || p.Request.URL != url {
				all = append(all, fmt.Sprintf("a request: %s", e.Params))
			}
		}
	}
	return all
}

// shoot writes a picture of the page: from its top to height, or all of it
// where that is 0.
func (b *browser) shoot(file string, width, height int) {
	b.t.Helper()
	clip := map[string]any{"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
	if height == 0 {
		var metrics struct{ CSSContentSize struct{ Height float64 } }
		b.result(&metrics, "Page.getLayoutMetrics", nil)
		clip["height"] = metrics.CSSContentSize.Height
	}
	b.save(file, "Page.captureScreenshot", map[string]any{"format": "png", "captureBeyondViewport": true, "clip": clip})
}

// print writes the page as it comes out on A4 paper.
func (b *browser) print(file string) {
	b.t.Helper()
	b.save(file, "Page.printToPDF", map[string]any{"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true})
}

func (b *browser) save(file, method string, params any) {
	b.t.Helper()
	var r struct{ Data string }
	b.result(&r, method, params)
	data, err := base64.StdEncoding.DecodeString(r.Data)
	if err == nil {
		err = os.WriteFile(file, data, 0o644)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}
