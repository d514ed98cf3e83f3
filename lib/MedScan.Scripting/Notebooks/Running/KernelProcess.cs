using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MedScan.Scripting.Jupyter;

namespace MedScan.Scripting.Notebooks.Running;

/// <summary>A kernel in a process of its own, with a connection file that only this user can read.</summary>
internal sealed class KernelProcess : IDisposable
{
    private const int KeptLog = 8192;

    // A socket's file name has at most 107 bytes; the kernel adds a hyphen and a number.
    private const int LongestSocketPath = 95;

    private readonly StringBuilder _log = new();
    private readonly string _folder;
    private readonly Process _process;

    public KernelProcess(KernelCommand command, string? workingDirectory)
    {
        _folder = Directory.CreateTempSubdirectory("nb-").FullName;
        Connection = NewConnection(_folder);
        string file = Path.Combine(_folder, "kernel.json");
        Connection.Write(file);
        ProcessStartInfo start = new(command.FileName)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = workingDirectory ?? "",
        };
        foreach (string argument in command.Arguments)
            start.ArgumentList.Add(argument.Replace("{connection_file}", file, StringComparison.Ordinal));
        // By this Jupyter's kernels know whom to end with.
        start.Environment["JPY_PARENT_PID"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        try
        {
            _process = new Process { StartInfo = start, EnableRaisingEvents = true };
            _process.OutputDataReceived += (_, line) => Keep(line.Data);
            _process.ErrorDataReceived += (_, line) => Keep(line.Data);
            _process.Start();
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException)
        {
            Directory.Delete(_folder, recursive: true);
            throw new NotebookException($"The kernel cannot be started: {command.FileName}: {error.Message}", error);
        }

        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
        Exited = _process.WaitForExitAsync();
    }

    /// <summary>Where it listens.</summary>
    public ConnectionFile Connection { get; }

    /// <summary>Ends when the process has ended.</summary>
    public Task Exited { get; }

    /// <summary>The end of what the process wrote beside the protocol.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString().TrimEnd();
        }
    }

    /// <summary>How the ended process ended, in words.</summary>
    public string Ending => _process.ExitCode switch
    {
        // A shell's convention, which .NET follows: 128 plus the signal's number.
        134 => "it aborted (signal 6)",
        137 => "it was killed (signal 9; often the system was out of memory)",
        139 => "it crashed in native code (signal 11, segmentation fault)",
        > 128 and < 160 and var code => string.Create(CultureInfo.InvariantCulture, $"it ended by signal {code - 128}"),
        var code => string.Create(CultureInfo.InvariantCulture, $"it exited with code {code}"),
    };

    /// <summary>Ends the process and all that it started, and removes its files.</summary>
    public void Dispose()
    {
        try
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended meanwhile.
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_log)
        {
            _log.Append(line).Append('\n');
            if (_log.Length > 2 * KeptLog)
                _log.Remove(0, _log.Length - KeptLog);
        }
    }

    private static ConnectionFile NewConnection(string folder)
    {
        string key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        string sockets = Path.Combine(folder, "k");
        if (!OperatingSystem.IsWindows() && Encoding.UTF8.GetByteCount(sockets) <= LongestSocketPath)
            return new ConnectionFile("ipc", sockets, 1, 2, 3, 4, 5, key);
        int[] ports = FreePorts(5);
        return new ConnectionFile("tcp", "127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], key);
    }

    private static int[] FreePorts(int count)
    {
        // All are held until the last is found, so that none is given twice.
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(static _ => new TcpListener(IPAddress.Loopback, 0))];
        try
        {
            return [.. listeners.Select(static listener =>
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            })];
        }
        finally
        {
            foreach (TcpListener listener in listeners)
                listener.Dispose();
        }
    }
}
