using MedScan.Scripting.Jupyter;

namespace MedScan.Scripting.Tests.Jupyter;

public sealed class ConnectionFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // As jupyter_client 7.4.9 writes it.
    [Fact]
    public void Read_FileOfJupyterClient_HasEverything()
    {
        ConnectionFile file = ConnectionFile.Read(Write("""
            {"shell_port": 56081, "iopub_port": 56137, "stdin_port": 58517, "control_port": 51853, "hb_port": 46271, "ip": "127.0.0.1",
             "key": "2d5ae8d0-8a6b91d7b8c3b1f3ab1bb3d5", "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": ".net-csharp"}
            """));

        Assert.Equal(new ConnectionFile("tcp", "127.0.0.1", 56081, 56137, 58517, 51853, 46271, "2d5ae8d0-8a6b91d7b8c3b1f3ab1bb3d5", "hmac-sha256", ".net-csharp"), file);
        Assert.Equal("tcp://127.0.0.1:56081", file.Endpoint(file.ShellPort));
    }

    [Fact]
    public void Endpoint_Ipc_IsPathAndNumber() =>
        Assert.Equal("ipc:///tmp/kernel-1", new ConnectionFile("ipc", "/tmp/kernel", 1, 2, 3, 4, 5).Endpoint(1));

    [Theory]
    [InlineData("{")]
    [InlineData("""{"transport": "udp", "ip": "127.0.0.1"}""")]
    [InlineData("null")]
    public void Read_NoConnectionFile_SaysSo(string text) =>
        Assert.Contains("a.json", Assert.Throws<ScriptingException>(() => ConnectionFile.Read(Write(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Write_KeyInside_IsReadableByTheOwnerOnly()
    {
        string path = Path.Combine(_folder, "b.json");
        ConnectionFile written = new("tcp", "127.0.0.1", 1, 2, 3, 4, 5, "key");

        written.Write(path);

        Assert.Equal(written, ConnectionFile.Read(path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    private string Write(string text)
    {
        string path = Path.Combine(_folder, "a.json");
        File.WriteAllText(path, text);
        return path;
    }
}
