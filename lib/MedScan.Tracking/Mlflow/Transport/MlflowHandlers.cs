using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MedScan.Tracking;

/// <summary>The HTTP handler for a set of options: TLS, pooling, no redirects.</summary>
internal static class MlflowHandlers
{
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(20);

    public static SocketsHttpHandler Create(MlflowClientOptions options)
    {
        if (options.InsecureTls is true && options.ServerCertificatePath is not null)
        {
            throw new TrackingConfigurationException("InsecureTls (MLFLOW_TRACKING_INSECURE_TLS) and ServerCertificatePath "
                + "(MLFLOW_TRACKING_SERVER_CERT_PATH) exclude each other: set one of them.");
        }
        var tls = new SslClientAuthenticationOptions();
        if (options.InsecureTls is true)
#pragma warning disable CA5359 // It is what the user asked for by name.
            tls.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        if (options.ServerCertificatePath is { } authorities)
            tls.CertificateChainPolicy = TrustOnly(authorities);
        if (options.ClientCertificatePath is { } own)
            tls.ClientCertificates = [Read(own, "client certificate", () => X509Certificate2.CreateFromPemFile(own))];
        return new SocketsHttpHandler
        {
            SslOptions = tls,
            AutomaticDecompression = DecompressionMethods.All,
            // Followed redirects turn a POST into a GET without a body; the error says where the server has gone instead.
            AllowAutoRedirect = false,
            UseCookies = false,
            // Python servers close idle connections after 5 s or sooner (uvicorn's default). A request that meets the closing
            // has no answer, and creating a run must not be repeated then.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(3),
            // A host that swallows packets should not cost the whole time of an attempt: nothing has been sent yet.
            ConnectTimeout = options.Timeout is { } time && time > TimeSpan.Zero && time < LongestConnect ? time : LongestConnect,
        };
    }

    private static X509ChainPolicy TrustOnly(string path)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        var found = Read(path, "server certificates", () =>
        {
            policy.CustomTrustStore.ImportFromPemFile(path);
            return policy.CustomTrustStore.Count;
        });
        return found > 0 ? policy : throw new TrackingConfigurationException($"'{path}' should hold certificates in PEM form, and holds none.");
    }

    private static T Read<T>(string path, string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new TrackingConfigurationException($"The {what} in '{path}' cannot be read: {exception.Message}", exception);
        }
    }
}
