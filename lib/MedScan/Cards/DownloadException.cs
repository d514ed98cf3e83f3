using System.Net;

namespace MedScan.Cards;

/// <summary>A file could not be fetched, or is not what it must be; what arrived of it is kept where it can be gone on with.</summary>
public sealed class DownloadException : MedScanException
{
    internal DownloadException(Uri address, string message, HttpStatusCode? status = null, Exception? cause = null)
        : base(message, cause!) => (Address, StatusCode) = (Downloading.WebAddress.Shown(address), status);

    /// <summary>The address without a name, a password or a query, which may hold a key.</summary>
    public string Address { get; }

    /// <summary>What the server answered; null when it did not.</summary>
    public HttpStatusCode? StatusCode { get; }
}
