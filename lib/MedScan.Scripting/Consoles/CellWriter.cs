using System.Text;
using MedScan.Scripting.Execution;
using MedScan.Scripting.Output;

namespace MedScan.Scripting.Consoles;

/// <summary><c>Console.Out</c> and <c>Console.Error</c> in a process that runs cells: writes below the cell that the calling code
/// belongs to.</summary>
/// <param name="channel">Which of the two.</param>
/// <param name="outside">Takes what code outside of any cell writes.</param>
internal sealed class CellWriter(OutputChannel channel, Action<OutputChannel, string> outside) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public override string NewLine => "\n";

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        ExecutionSynchronizationContext.ThrowIfStopped();
        if (CellContext.Current is { } cell)
            cell.Sink.Write(channel, value);
        else
            outside(channel, value);
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    /// <inheritdoc/>
    public override void WriteLine() => Write("\n");

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n"); // in one piece, or two threads' lines would mix

    /// <inheritdoc/>
    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, "\n"));

    /// <inheritdoc/>
    public override void WriteLine(char[] buffer, int index, int count) => WriteLine(buffer.AsSpan(index, count));
}
