// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// Sets the log up in code, which takes no time at start and needs no XML. Logback finds it as a
/// service and is silent until [#start] has said where the log goes.
public final class LogSetup extends ContextAwareBase implements Configurator {
    /// The log's file in the data folder.
    static final String FILE = "messenger.log";
    private static final long MAX_FILE_BYTES = 10L << 20;
    private static final int OLD_FILES = 5;

    /// Logs warnings to standard error until the settings are known.
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        attach(context, console(context));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /// Sends the log where the settings say.
    ///
    /// @param data the data folder, which exists
    static void start(Settings settings, Path data) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.WARN);
        context.getLogger("parley").setLevel(Level.toLevel(settings.text(SettingTable.LOG_LEVEL)));
        boolean toFile = settings.text(SettingTable.LOG).equals("file");
        attach(context, toFile ? file(context, data) : console(context));
    }

    private static void attach(LoggerContext context, OutputStreamAppender<ILoggingEvent> appender) {
        var encoder = new LogLine();
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        Appender<ILoggingEvent> started = appender;
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(started);
    }

    private static OutputStreamAppender<ILoggingEvent> console(LoggerContext context) {
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setTarget("System.err");
        return console;
    }

    private static OutputStreamAppender<ILoggingEvent> file(LoggerContext context, Path data) {
        var file = new RollingFileAppender<ILoggingEvent>();
        file.setContext(context);
        file.setFile(data.resolve(FILE).toString());
        var window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(file);
        window.setFileNamePattern(data.resolve(FILE) + ".%i");
        window.setMaxIndex(OLD_FILES);
        window.start();
        var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(MAX_FILE_BYTES));
        size.start();
        file.setRollingPolicy(window);
        file.setTriggeringPolicy(size);
        return file;
    }
}
