// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.DoubleSupplier;
import parley.api.Messenger;
import parley.api.StoreState;

/// What the messenger counts, for [Prometheus](https://prometheus.io). The numbers are read where
/// they arise when somebody asks; nothing is counted twice.
final class Metrics {
    /// The media type of the text form.
    static final String TYPE = "text/plain; version=0.0.4";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer =
            PrometheusTextFormatWriter.builder().setIncludeCreatedTimestamps(false).build();

    Metrics(Messenger messenger, WorkCounts work) {
        JvmMetrics.builder().register(registry);
        var counts = messenger.counts();
        counter("parley_entries_stored", "Entries that became durable.", counts::entriesStored);
        counter("parley_entries_delivered", "Entries put into outboxes of connected devices.",
                counts::entriesDelivered);
        counter("parley_sends_refused", "Sends refused over live connections.",
                counts::sendsRefused);
        counter("parley_outbox_overflows", "Slow readers sent back to the store.",
                counts::outboxOverflows);
        counter("parley_faulty_messages", "Live messages that were not understood.",
                counts::faultyMessages);
        counter("parley_committer_faults",
                "Mistakes of the program that refused what waited for its commit.",
                counts::committerFaults);
        counter("parley_frames", "Frames in and out of the framed entrance.", work::frames);
        counter("parley_http_requests", "Requests to the HTTP API.", work::requests);
        gauge("parley_live_connections", "Live connections, of all entrances.",
                () -> messenger.live().connections());
        gauge("parley_committer_queue", "Sends and changes that wait for their commit.",
                messenger::queued);
        gauge("parley_reader_queue", "Reads that wait for a reader.", messenger::readsQueued);
        gauge("parley_store_up", "1 when the store takes writes.",
                () -> messenger.state().kind() == StoreState.Kind.UP ? 1 : 0);
    }

    private void counter(String name, String help, DoubleSupplier value) {
        // task 15.5: register a counter whose number is asked for when the page is read
        CounterWithCallback.builder().name(name).help(help)
                .callback(data -> data.call(value.getAsDouble())).register(registry);
        // end 15.5
    }

    private void gauge(String name, String help, DoubleSupplier value) {
        // task 15.5: register a gauge in the same way
        GaugeWithCallback.builder().name(name).help(help)
                .callback(data -> data.call(value.getAsDouble())).register(registry);
        // end 15.5
    }

    /// All numbers now, in Prometheus' text form.
    byte[] page() throws IOException {
        var out = new ByteArrayOutputStream();
        writer.write(out, registry.scrape());
        return out.toByteArray();
    }
}
