namespace MedScan.Cards.Downloading;

/// <summary>Which addresses are fetched from: encrypted ones, and this machine itself.</summary>
internal static class WebAddress
{
    public static bool IsWeb(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="MedScanException">It is no address, or not an encrypted one.</exception>
    public static Uri Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address))
            throw new MedScanException($"'{text}' is no address. Expected one such as https://example.org/images.zip");
        if (!IsAllowed(address))
        {
            throw new MedScanException(
                $"{Shown(address)} is not fetched, because anyone on the way could change what arrives. Use https://, "
                + "or fetch the file yourself and give it with --from.");
        }

        return address;
    }

    public static bool IsAllowed(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <summary>Whether a server may send a reader on: never from an encrypted connection to a plain one.</summary>
    public static bool MayRedirect(Uri from, Uri to) =>
        to.Scheme == Uri.UriSchemeHttps || (IsAllowed(to) && from.Scheme == Uri.UriSchemeHttp);

    /// <summary>The address without what may be secret.</summary>
    public static string Shown(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
