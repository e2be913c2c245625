// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.EOFException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.channels.ClosedChannelException;
import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The usual exceptions of network programs in a plain sentence each.
final class Plain {
    private Plain() {
    }

    static Optional<String> words(Throwable thrown) {
        return switch (thrown) {
            case EOFException e ->
                said("The connection ended before all that was needed had come.");
            case SocketTimeoutException e ->
                said("Nothing came within the time limit of the socket.");
            case ConnectException e -> said("Nobody listens at that address and port.");
            case BindException e ->
                said("The port is taken, often by a socket that was not closed.");
            case ClosedChannelException e -> closed();
            case SocketException e -> socket(e);
            case NullPointerException e ->
                said("Something is null here that was used like an object.");
            case IndexOutOfBoundsException e -> said("An index lies outside of the array or text.");
            case BufferUnderflowException e -> said("More was read from the buffer than it held.");
            case BufferOverflowException e -> said("More was put into the buffer than fits.");
            case NegativeArraySizeException e -> said("A length is negative: check it before use.");
            case ArithmeticException e -> said("A sum or a division went wrong.");
            case ClassCastException e ->
                said("A value is of another type than the code takes it for.");
            case NumberFormatException e -> said("A text is no number.");
            case ConcurrentModificationException e ->
                said("A collection changed while a loop went through it.");
            case NoSuchElementException e ->
                said("There was no element left, or the Optional is empty.");
            case StackOverflowError e -> said("A method called itself until the stack was full.");
            case OutOfMemoryError e ->
                said("The memory is used up: something grows without a limit.");
            case LinkageError e -> said("A method or class that the tests call is missing or has "
                + "changed its name or parameters.");
            default -> Optional.empty();
        };
    }

    private static Optional<String> socket(SocketException thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (message.contains("losed")) return closed();
        return said("The other side broke the connection off.");
    }

    private static Optional<String> closed() {
        return said("The socket or stream had been closed before, by your code itself.");
    }

    private static Optional<String> said(String sentence) {
        return Optional.of(sentence);
    }
}
