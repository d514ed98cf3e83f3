using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace MedScan.Sweeps.Agents;

/// <summary>The program of one trial.</summary>
internal sealed partial class TrialProcess : IAsyncDisposable
{
    private const int KeptErrorLines = 20;
    private const int Terminate = 15; // SIGTERM

    // Nothing of the program runs before it is under guard: an agent that dies in between leaves a shell that reads no line and ends.
    private const string Gate = "read -r _ && exec \"$@\" </dev/null";

    private readonly Process _process;
    private readonly TrialGuard? _guard;
    private readonly StreamWriter? _log;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Queue<string> _errors = new();
    private readonly Task _reading;

    private TrialProcess(Process process, StreamWriter? log, TrialGuard? guard)
    {
        (_process, _log, _guard) = (process, log, guard);
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput, Keep), ReadAsync(process.StandardError, KeepError));
        _ = _reading.ContinueWith(_ => _lines.Writer.TryComplete(), TaskScheduler.Default);
    }

    /// <summary>The last lines that it printed as errors.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
                return string.Join('\n', _errors);
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="options">Where it starts.</param>
    /// <param name="environment">Variables it gets besides this process's own.</param>
    /// <param name="log">A file for what it prints; null for none.</param>
    /// <param name="guard">Ends it when this process dies; null for nobody.</param>
    /// <exception cref="SweepException">It cannot be started.</exception>
    public static TrialProcess Start(IReadOnlyList<string> command, SweepAgentOptions options, IReadOnlyDictionary<string, string> environment, string? log, TrialGuard? guard)
    {
        if (guard is not null && !IsThere(command[0], options.WorkingDirectory))
            throw NotStarted(command[0], "no such program");
        ProcessStartInfo start = new(guard is null ? command[0] : "/bin/sh", guard is null ? command.Skip(1) : ["-c", Gate, "medscan-trial", .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = options.WorkingDirectory ?? "",
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        try
        {
            if (log is not null)
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(log))!);
            StreamWriter? writer = log is null ? null : new StreamWriter(new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
            writer?.WriteLine($"$ {string.Join(' ', command)}");
            Process process = Process.Start(start)!;
            guard?.Add(process.Id);
            if (guard is not null)
                Open(process.StandardInput);
            process.StandardInput.Close(); // it has nobody to ask
            return new TrialProcess(process, writer, guard);
        }
        catch (Win32Exception error)
        {
            throw NotStarted(command[0], error.Message, error);
        }
    }

    /// <summary>What it prints, line by line, until it has ended.</summary>
    /// <param name="cancellation">Ends the reading, not the program.</param>
    public IAsyncEnumerable<string> ReadLinesAsync(CancellationToken cancellation) => _lines.Reader.ReadAllAsync(cancellation);

    /// <summary>Waits until it has ended by itself.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return _process.ExitCode;
    }

    /// <summary>Asks it to end, and ends it with all it has started when it takes too long.</summary>
    /// <param name="patience">How long it may take.</param>
    public async Task EndAsync(TimeSpan patience)
    {
        if (!_process.HasExited && !OperatingSystem.IsWindows())
        {
            _ = Kill(_process.Id, Terminate);
            using CancellationTokenSource late = new(patience);
            try
            {
                await _process.WaitForExitAsync(late.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
            }
        }
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException) // it has ended
        {
        }
        await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(TimeSpan.Zero).ConfigureAwait(false);
        _guard?.Remove(_process.Id);
        // A grandchild may hold the pipes open; nobody reads them any more.
        await Task.WhenAny(_reading, Task.Delay(TimeSpan.FromSeconds(1))).ConfigureAwait(false);
        _process.Dispose();
        if (_log is not null)
            await _log.DisposeAsync().ConfigureAwait(false);
    }

    private static void Open(StreamWriter gate)
    {
        try
        {
            gate.Write('\n');
            gate.Flush();
        }
        catch (IOException)
        {
            // It was ended in this moment; its exit code says so.
        }
    }

    private static bool IsThere(string program, string? folder) => program.Contains('/', StringComparison.Ordinal)
        ? File.Exists(Path.GetFullPath(program, Path.GetFullPath(folder ?? ".")))
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, program)));

    private static SweepException NotStarted(string program, string why, Exception? error = null) =>
        new($"The program '{program}' cannot be started: {why}. Look at 'program' and 'command' of the sweep's file.", error!);

    private async Task ReadAsync(StreamReader reader, Action<string> keep)
    {
        try
        {
            while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                keep(line);
                if (_log is null)
                    continue;
                lock (_log)
                    _log.WriteLine(line);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            KeepError($"(its output could not be kept: {error.Message})");
        }
    }

    private void Keep(string line) => _lines.Writer.TryWrite(line);

    private void KeepError(string line)
    {
        lock (_errors)
        {
            _errors.Enqueue(line);
            if (_errors.Count > KeptErrorLines)
                _errors.Dequeue();
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
