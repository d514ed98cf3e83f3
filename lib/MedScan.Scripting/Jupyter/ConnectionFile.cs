using System.Globalization;
using System.Text.Json;

namespace MedScan.Scripting.Jupyter;

/// <summary>Where a kernel and its clients meet: the content of Jupyter's connection file.</summary>
/// <param name="Transport"><c>tcp</c> or <c>ipc</c>.</param>
/// <param name="Ip">The address with tcp, the beginning of the socket files' paths with ipc.</param>
/// <param name="ShellPort">Port, or number of the socket file, for requests.</param>
/// <param name="IopubPort">For outputs.</param>
/// <param name="StdinPort">For questions to the person.</param>
/// <param name="ControlPort">For requests that must not wait.</param>
/// <param name="HbPort">For heartbeats.</param>
/// <param name="Key">What messages are signed with; empty for no signatures.</param>
/// <param name="SignatureScheme">How; only <c>hmac-sha256</c> is known.</param>
/// <param name="KernelName">The kernelspec's name; informative.</param>
internal sealed record ConnectionFile(
    string Transport,
    string Ip,
    int ShellPort,
    int IopubPort,
    int StdinPort,
    int ControlPort,
    int HbPort,
    string Key = "",
    string SignatureScheme = "hmac-sha256",
    string? KernelName = null)
{
    /// <summary>Reads a connection file.</summary>
    /// <param name="path">As the client names it.</param>
    /// <returns>Its content.</returns>
    /// <exception cref="ScriptingException">It is not there, no JSON, or lacks something.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            ConnectionFile? read = JsonSerializer.Deserialize(File.ReadAllBytes(path), JupyterJson.Wire.ConnectionFile);
            if (read is not { Transport: "tcp" or "ipc", Ip.Length: > 0 })
                throw new ScriptingException($"The connection file {path}: expected transport tcp or ipc and an ip, got '{read?.Transport}' and '{read?.Ip}'.");
            return read with { Key = read.Key ?? "", SignatureScheme = string.IsNullOrEmpty(read.SignatureScheme) ? "hmac-sha256" : read.SignatureScheme };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ScriptingException($"The connection file {path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The address of a channel.</summary>
    /// <param name="port">One of the ports.</param>
    /// <returns>As ZeroMQ writes it.</returns>
    public string Endpoint(int port) => string.Create(CultureInfo.InvariantCulture,
        $"{Transport}://{Ip}{(Transport == "tcp" ? ':' : '-')}{port}");

    /// <summary>Writes the file, readable by its owner only, because of the key.</summary>
    /// <param name="path">Where.</param>
    public void Write(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using FileStream file = new(path, options);
        JsonSerializer.Serialize(file, this, JupyterJson.Wire.ConnectionFile);
    }
}
