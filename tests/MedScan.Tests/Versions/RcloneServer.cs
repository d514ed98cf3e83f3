using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MedScan.Tests.Versions;

/// <summary><c>rclone serve webdav</c> over a folder, behind a password; it looks anew each time, since tests change files behind its back.</summary>
internal sealed class RcloneServer : IDisposable
{
    public const string Password = "open-sesame";

    private static readonly bool IsInstalled = Run("version") is not null;

    private readonly Process process;

    public RcloneServer(string folder)
    {
        Directory.CreateDirectory(folder);
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        process = Process.Start(new ProcessStartInfo(
            "rclone", ["serve", "webdav", folder, "--addr", $"127.0.0.1:{Port}", "--dir-cache-time", "0s", "--user", "me", "--pass", Password])
        { RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        for (int attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                using var client = new TcpClient("127.0.0.1", Port);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(50);
            }
        }

        throw new InvalidOperationException("rclone serve did not start.");
    }

    public int Port { get; }

    /// <summary>Everything is in the address, so that no settings file is needed.</summary>
    public string Remote => $":webdav,url='http://127.0.0.1:{Port}',vendor=other,user=me,pass={Obscured}:";

    /// <summary>The password as rclone wants it in settings; it is hidden from glances only, and so is a secret.</summary>
    public string Obscured { get; } = Run("obscure", Password)!.Trim();

    public static void SkipIfMissing() => Skip.IfNot(IsInstalled, "needs rclone: sudo apt-get install -y rclone");

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static string? Run(params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("rclone", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
