using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MedScan.Tracking.Tests.Mlflow.Settings;

/// <summary>TLS against a real socket with a certificate that nobody has signed.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _pem = Path.GetTempFileName();

    public TlsTests()
    {
        File.WriteAllText(_pem, _certificate.ExportCertificatePem());
        _listener.Start();
        _ = ServeAsync();
    }

    [Fact]
    public async Task Get_UnknownCertificate_IsRefused()
    {
        using var client = Client(new() { InsecureTls = false });

        var exception = await Assert.ThrowsAsync<MlflowConnectionException>(() => client.GetServerVersionAsync());

        Assert.False(exception.IsTransient);
        Assert.False(exception.MayHaveArrived);
    }

    [Fact]
    public async Task Get_CertificateNamedAsTrusted_IsAccepted()
    {
        using var client = Client(new() { InsecureTls = false, ServerCertificatePath = _pem });

        Assert.Equal("3.6.0", await client.GetServerVersionAsync());
    }

    [Fact]
    public async Task Get_InsecureTls_IsAccepted()
    {
        using var client = Client(new() { InsecureTls = true });

        Assert.Equal("3.6.0", await client.GetServerVersionAsync());
    }

    public void Dispose()
    {
        _listener.Dispose();
        _certificate.Dispose();
        File.Delete(_pem);
    }

    private MlflowClient Client(MlflowClientOptions options) =>
        new(options with { TrackingUri = new($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}"), Retry = RetryOptions.None });

    private async Task ServeAsync()
    {
        while (true)
        {
            using var connection = await _listener.AcceptTcpClientAsync();
            try
            {
                await using var tls = new SslStream(connection.GetStream());
                await tls.AuthenticateAsServerAsync(_certificate);
                await tls.ReadAtLeastAsync(new byte[64], 1);
                await tls.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\n3.6.0"));
            }
            catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client did not like the certificate, which is what one test is about.
            }
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
