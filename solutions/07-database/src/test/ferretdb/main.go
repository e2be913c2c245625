// SPDX-License-Identifier: Apache-2.0

// A MongoDB server of its own process for the store's tests: FerretDB on SQLite, embedded, because
// the published program cannot be built from its module alone.
//
//	ferretdb FOLDER
//
// keeps its data in FOLDER, listens on a free port of 127.0.0.1, prints the address as
// mongodb://127.0.0.1:PORT/ and runs until its standard input ends.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/url"
	"os"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: ferretdb FOLDER")
	}
	if err := run(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func run(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	data := url.URL{Scheme: "file", Opaque: (&url.URL{Path: folder}).EscapedPath() + "/"}
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: "127.0.0.1:0"},
		Handler:   "sqlite",
		SQLiteURL: data.String(),
		Logger:    slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})),
	})
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		io.Copy(io.Discard, os.Stdin)
		stop()
	}()
	// Waits until the port is known.
	go func() { fmt.Println(server.MongoDBURI()) }()
	return server.Run(ctx)
}
