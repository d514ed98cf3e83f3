using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MedScan.Versions.Remotes;

/// <summary>Runs rclone about one remote: without a shell, each argument as it is, and with the remote's secrets kept out of messages.</summary>
/// <param name="address">As rclone takes it.</param>
/// <param name="shown">The address without secrets.</param>
internal sealed partial class RcloneRemote(string address, string shown)
{
    private static readonly string[] Always =
    [
        "--ask-password=false", // nobody is there to answer
        "--use-json-log", "--log-level", "NOTICE", "--stats-log-level", "NOTICE",
        "--contimeout", "20s", "--timeout", "60s", "--low-level-retries", "5", "--retries", "3",
        "--transfers", "4", "--checkers", "4", // four of them may run at once
    ];

    /// <summary>The address without secrets.</summary>
    public string Shown { get; } = shown;

    /// <summary>A path in the remote, as an argument.</summary>
    public string At(string path) => address.EndsWith(':') || address.EndsWith('/') ? address + path : $"{address}/{path}";

    /// <param name="arguments">The verb and what follows it.</param>
    /// <param name="input">What it reads from its standard input.</param>
    /// <param name="transferred">Told of bytes and files, now and then.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="RemoteException">There is no rclone, or it failed otherwise than by not finding something.</exception>
    public async Task<RcloneResult> RunAsync(
        IEnumerable<string> arguments, ReadOnlyMemory<byte> input = default, Action<long, int>? transferred = null, CancellationToken cancellation = default)
    {
        ProcessStartInfo start = new("rclone", [.. arguments, .. Always, "--stats", transferred is null ? "0" : "500ms"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        RcloneLog log = new(Redact, transferred);
        using Process process = Start(start);
        try
        {
            Task<byte[]> output = ReadAllAsync(process.StandardOutput.BaseStream, cancellation);
            Task errors = ReadLogAsync(process.StandardError, log, cancellation);
            await WriteAsync(process.StandardInput.BaseStream, input, cancellation).ConfigureAwait(false);
            byte[] printed = await output.ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            RcloneResult result = new(process.ExitCode, printed, log.Errors);
            return result.ExitCode == 0 || result.IsNotFound ? result : throw Failed(result);
        }
        finally
        {
            End(process);
        }
    }

    private RemoteException Failed(RcloneResult result)
    {
        string said = string.Join("; ", result.Errors.Select(error => error.TrimEnd('.')));
        string advice = said.Contains("didn't find section in config file", StringComparison.Ordinal)
            ? " 'rclone listremotes' shows the names, and 'rclone config' makes one."
            : "";
        return new RemoteException(Shown, $"rclone failed (exit code {result.ExitCode}): {said}.{advice}");
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new RemoteException(Shown, "this remote needs the program rclone, which is not installed. sudo apt-get install -y rclone", exception);
        }
    }

    // Messages quote the remote, in which the address may stand with its options, whole or one by one.
    private string Redact(string message)
    {
        string shown = message.Replace(address, Shown, StringComparison.Ordinal);
        foreach (Match secret in Secrets().Matches(address))
            shown = shown.Replace(secret.Groups["value"].Value, "...", StringComparison.Ordinal);
        return shown;
    }

    [GeneratedRegex("""[,:][^,=:]*(pass|secret|key|token|sas|credential)[^,=:]*=(?<value>"[^"]+"|'[^']+'|[^,:]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Secrets();

    private static async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> input, CancellationToken cancellation)
    {
        try
        {
            await stream.WriteAsync(input, cancellation).ConfigureAwait(false);
            await stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It ended early; its exit code says why.
        }
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellation)
    {
        using MemoryStream all = new();
        await stream.CopyToAsync(all, cancellation).ConfigureAwait(false);
        return all.ToArray();
    }

    private static async Task ReadLogAsync(StreamReader reader, RcloneLog log, CancellationToken cancellation)
    {
        while (await reader.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
            log.Add(line);
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It ended by itself in this moment.
        }
    }
}
