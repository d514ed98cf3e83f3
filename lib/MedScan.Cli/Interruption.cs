using System.Runtime.InteropServices;

namespace MedScan.Cli;

/// <summary>Turns the first Ctrl-C (or termination signal, as a job scheduler sends it) into a cancelled token, so that
/// a training saves its state and nothing is left half-written; the second one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        // Not cancelled means the default: the runtime ends the process with 128 + the signal's number.
        context.Cancel = !_source.IsCancellationRequested;
        if (context.Cancel)
        {
            Console.Error.WriteLine("Stopping in good order; once more stops at once.");
            _source.Cancel();
        }
    }
}
