package registry

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"runtime"
	"sync"

	"github.com/bibfix/bibfix/internal/disk"
	"github.com/bibfix/bibfix/lint"
)

// Totals say what is in a registry.
type Totals struct {
	Inputs     int   // files that were read
	Kept       int   // of these, files that an interrupted build had read already
	Works      int64 // records, of which a later one of the same DOI stands for an earlier
	Notices    int64 // rows of Retraction Watch
	Unreadable int64 // pieces that are no work, or have no DOI, or no end
	Keys       int64 // DOIs, words, and authors with words
	Bytes      int64 // of the file
}

// Progress says how far a build is.
type Progress struct {
	Input string // the file that is read; "" when all were and the index is made
	Done  int    // files that were read
	Of    int    // files in all
	Totals
}

// postingsInMemory is how many postings are sorted at once, 16 bytes each.
const postingsInMemory = 4 << 20

// Build reads works from inputs and writes a registry to the file out, which
// appears whole or not at all; one that is there is replaced at the end.
//
// Inputs are files of Crossref's public data in either of its forms (.jsonl,
// one work a line; .json, {"items": […]}), tables of Retraction Watch (.csv),
// all also compressed (.gz), and directories of these. Of two records of one
// DOI that of the later input counts. Works that cannot be read are counted and
// left out; a damaged file ends the build with an error that names it.
//
// Until the end all is kept in the folder out + ".building". A build that was
// interrupted goes on there: inputs that were read to their end, and have not
// changed, are not read again. Two builds of one file must not run at a time.
//
// Progress, unless it is nil, is called by the goroutine of the caller about
// every thousand works.
func Build(ctx context.Context, out string, inputs []string, progress func(Progress)) (Totals, error) {
	if progress == nil {
		progress = func(Progress) {}
	}
	return build(ctx, out, inputs, progress, postingsInMemory)
}

func build(ctx context.Context, out string, paths []string, progress func(Progress), inMemory int) (Totals, error) {
	inputs, err := findInputs(paths)
	if err != nil {
		return Totals{}, err
	}
	b, err := openBuilder(out+".building", inputs, inMemory)
	if err != nil {
		return Totals{}, err
	}
	defer b.close()
	for i, in := range inputs {
		if b.has(in) {
			b.totals.Kept++
			continue
		}
		b.report = func() { progress(Progress{Input: in.Path, Done: i, Of: len(inputs), Totals: b.totals}) }
		b.report()
		if err := b.read(ctx, in); err != nil {
			return b.totals, err
		}
	}
	progress(Progress{Done: len(inputs), Of: len(inputs), Totals: b.totals})
	if err := ctx.Err(); err != nil {
		return b.totals, err
	}
	return b.totals, b.finish(ctx, out)
}

// A builder writes blocks in the order of the inputs, and collects what they
// are found by.
type builder struct {
	folder   *folder
	works    *os.File
	writer   *bufio.Writer // to works
	at       int64         // offset of the next block
	places   []int64       // where each block starts
	postings []posting     // of blocks that are in no run yet
	limit    int           // of postings in memory
	totals   Totals
	jobs     chan *batch
	workers  sync.WaitGroup
	report   func()
}

// A batch is pieces of an input on their way to becoming a block.
type batch struct {
	pieces     [][]byte
	size       int
	parse      parser
	done       chan struct{}
	block      []byte // nil where no piece is a work
	keys       [][]key
	notices    int64
	unreadable int64
	err        error
}

func (b *builder) startWorkers() {
	n := runtime.GOMAXPROCS(0)
	b.jobs = make(chan *batch, 4*n)
	for range n {
		b.workers.Go(func() {
			p := newPacker()
			for job := range b.jobs {
				job.run(p)
				close(job.done)
			}
		})
	}
}

func (b *builder) close() {
	close(b.jobs)
	b.workers.Wait()
	b.works.Close()
	b.folder.close()
}

// run makes the block.
func (j *batch) run(p *packer) {
	var works []*lint.Work
	for _, piece := range j.pieces {
		if piece == nil {
			j.unreadable++
			continue
		}
		w, err := j.parse(piece)
		if err != nil {
			j.unreadable++
			continue
		}
		if w.Source == retractionWatch {
			j.notices++
		}
		works = append(works, w)
		j.keys = append(j.keys, keysOf(w))
	}
	j.pieces = nil
	if len(works) > 0 {
		j.block, j.err = p.pack(works)
	}
}

// batchSize bounds the bytes of the pieces that make one block: long ones fill
// it before there are 16.
const batchSize = 1 << 20

// read reads an input to its end and notes that this was done.
func (b *builder) read(ctx context.Context, in input) error {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	order := make(chan *batch, cap(b.jobs))
	split := make(chan error, 1)
	go func() {
		split <- b.split(inner, in, order)
		close(order)
	}()
	var err error
	for n := 0; ; n++ {
		job, ok := <-order
		if !ok {
			break
		}
		<-job.done
		if err != nil {
			continue // until the reader has seen that it is over
		}
		if err = b.add(job); err != nil {
			cancel()
		}
		if n%64 == 63 {
			b.report()
		}
	}
	if splitErr := <-split; err == nil {
		err = splitErr
	}
	if err != nil {
		return err
	}
	b.totals.Inputs++
	return b.commit(in)
}

// split reads the pieces of an input and hands them in, in batches: to the
// workers, and in order to who waits for the blocks.
func (b *builder) split(ctx context.Context, in input, order chan<- *batch) error {
	f := readerFor(in.Path)
	job := &batch{parse: f.parse, done: make(chan struct{})}
	send := func() {
		b.jobs <- job
		order <- job
		job = &batch{parse: f.parse, done: make(chan struct{})}
	}
	err := readInput(ctx, in, f, func(piece []byte) error {
		job.pieces = append(job.pieces, bytes.Clone(piece))
		job.size += len(piece)
		if len(job.pieces) == slots || job.size > batchSize {
			send()
		}
		return nil
	})
	if len(job.pieces) > 0 {
		send()
	}
	return err
}

// add writes a block and keeps its postings.
func (b *builder) add(job *batch) error {
	b.totals.Unreadable += job.unreadable
	if job.err != nil || job.block == nil {
		return job.err
	}
	b.totals.Notices += job.notices
	b.totals.Works += int64(len(job.keys)) - job.notices
	if err := b.post(len(b.places), job.keys); err != nil {
		return err
	}
	b.places = append(b.places, b.at)
	b.at += int64(len(job.block))
	_, err := b.writer.Write(job.block)
	return err
}

// post keeps the keys of the works of a block, after those of the blocks before
// it have gone to the disk if there are many.
func (b *builder) post(block int, keys [][]key) error {
	if len(b.postings) >= b.limit {
		if err := b.flush(block); err != nil {
			return err
		}
	}
	for slot, list := range keys {
		for _, k := range list {
			b.postings = append(b.postings, posting{k, uint64(block)*slots + uint64(slot)})
		}
	}
	return nil
}

// flush writes the postings in memory, up to those of a block, as a run.
func (b *builder) flush(block int) error {
	if len(b.postings) == 0 {
		return nil
	}
	if err := b.folder.addRun(block, b.postings); err != nil {
		return err
	}
	b.postings = b.postings[:0]
	return nil
}

// commit makes sure that all is on the disk before the journal says so.
func (b *builder) commit(in input) error {
	if err := b.writer.Flush(); err != nil {
		return err
	}
	if err := b.works.Sync(); err != nil {
		return err
	}
	return b.folder.note(line{Input: in, Blocks: len(b.places), At: b.at, Totals: b.totals})
}

// finish puts the index behind the blocks and gives the file its name.
func (b *builder) finish(ctx context.Context, out string) error {
	if err := b.flush(len(b.places)); err != nil {
		return err
	}
	b.postings = nil
	f := footer{
		Works: b.totals.Works, Notices: b.totals.Notices, Unreadable: b.totals.Unreadable, Inputs: int64(b.totals.Inputs),
		Blocks: int64(len(b.places)), Places: b.at,
	}
	if err := writeIndex(ctx, b.writer, &f, b.places, b.folder.runNames()); err != nil {
		return err
	}
	if err := b.writer.Flush(); err != nil {
		return err
	}
	if err := b.works.Sync(); err != nil {
		return err
	}
	info, err := b.works.Stat()
	if err != nil {
		return err
	}
	b.totals.Keys, b.totals.Bytes = f.Keys, info.Size()
	if err := b.works.Close(); err != nil {
		return err
	}
	if err := disk.Rename(b.works.Name(), out); err != nil {
		return fmt.Errorf("the registry is made, and cannot be given its name: %w", err)
	}
	b.folder.remove()
	return nil
}
