namespace MedScan.Scripting.Zmtp;

/// <summary>A peer does not speak ZMTP 3, or an address cannot be used.</summary>
internal sealed class ZmtpException : ScriptingException
{
    public ZmtpException(string message) : base(message)
    {
    }

    public ZmtpException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
