using MedScan.Tracking.Tests.Fakes;

namespace MedScan.Tracking.Tests.Mlflow.Settings;

public sealed class MlflowClientOptionsTests
{
    private const string RunJson = """{"run": {"info": {"run_id": "r"}}}""";

    [Fact]
    public void Completed_Environment_IsReadAsMlflowsOwnClientReadsIt()
    {
        var options = new MlflowClientOptions().Completed(Environment(
            ("MLFLOW_TRACKING_URI", "https://host/mlflow"),
            ("MLFLOW_TRACKING_USERNAME", "u"),
            ("MLFLOW_TRACKING_PASSWORD", "p"),
            ("MLFLOW_TRACKING_TOKEN", "t"),
            ("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "3"),
            ("MLFLOW_HTTP_REQUEST_BACKOFF_FACTOR", "5"),
            ("MLFLOW_HTTP_REQUEST_BACKOFF_JITTER", "0.5"),
            ("MLFLOW_HTTP_REQUEST_TIMEOUT", "30"),
            ("MLFLOW_HTTP_RESPECT_RETRY_AFTER_HEADER", "False"),
            ("MLFLOW_TRACKING_INSECURE_TLS", "TRUE"),
            ("MLFLOW_TRACKING_SERVER_CERT_PATH", "/ca.pem"),
            ("MLFLOW_TRACKING_CLIENT_CERT_PATH", "/client.pem")));

        Assert.Equal(new Uri("https://host/mlflow"), options.TrackingUri);
        Assert.Equal(("u", "p", "t"), (options.Username, options.Password, options.Token));
        Assert.Equal((3, 5.0, 0.5, false), (options.Retry!.MaxRetries, options.Retry.BackoffFactor, options.Retry.BackoffJitter, options.Retry.RespectRetryAfter));
        Assert.Equal(TimeSpan.FromSeconds(30), options.Timeout);
        Assert.True(options.InsecureTls);
        Assert.Equal(("/ca.pem", "/client.pem"), (options.ServerCertificatePath, options.ClientCertificatePath));
    }

    // The numbers are MLflow 3's own defaults.
    [Fact]
    public void Completed_NothingSet_HasMlflowsDefaults()
    {
        var options = new MlflowClientOptions().Completed(Environment());

        Assert.Null(options.TrackingUri);
        Assert.Equal((7, 2.0, 1.0, true), (options.Retry!.MaxRetries, options.Retry.BackoffFactor, options.Retry.BackoffJitter, options.Retry.RespectRetryAfter));
        Assert.Equal(TimeSpan.FromSeconds(120), options.Timeout);
        Assert.False(options.InsecureTls);
    }

    [Theory]
    [InlineData("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "many")]
    [InlineData("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "-1")]
    [InlineData("MLFLOW_HTTP_REQUEST_TIMEOUT", "0")]
    [InlineData("MLFLOW_TRACKING_INSECURE_TLS", "yes please")]
    public void Completed_UnusableVariable_NamesItAndWhatItHolds(string name, string value)
    {
        var exception = Assert.Throws<TrackingConfigurationException>(() => new MlflowClientOptions().Completed(Environment((name, value))));

        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Completed_OwnCredentials_AreNotMixedWithTheEnvironments()
    {
        var options = new MlflowClientOptions { Token = "mine" }.Completed(Environment(
            ("MLFLOW_TRACKING_USERNAME", "u"), ("MLFLOW_TRACKING_PASSWORD", "p")));

        Assert.Equal((null, null, "mine"), (options.Username, options.Password, options.Token));
    }

    [Fact]
    public void Constructor_NoServerSet_SaysHowToSetOne()
    {
        var exception = Assert.Throws<TrackingConfigurationException>(() => new FakeServer().Client(new(), environment: []));

        Assert.Contains("MLFLOW_TRACKING_URI", exception.Message, StringComparison.Ordinal);
        Assert.Contains("medscan ui", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite:///mlruns/mlflow.db")]
    [InlineData("file:///tmp/mlruns")]
    [InlineData("/tmp/mlruns")]
    [InlineData("mlruns")]
    [InlineData("databricks")]
    [InlineData("databricks://profile")]
    [InlineData("postgresql://u:p@host/db")]
    public void Constructor_TrackingUriThatIsNoServer_SaysHowToStartOne(string uri)
    {
        var exception = Assert.Throws<TrackingConfigurationException>(
            () => new FakeServer().Client(new(), environment: new() { ["MLFLOW_TRACKING_URI"] = uri }));

        Assert.Contains(uri, exception.Message, StringComparison.Ordinal);
        Assert.Contains("medscan ui", exception.Message, StringComparison.Ordinal);
        Assert.Contains("mlflow server", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://host", "https://host/api/2.0/mlflow/runs/get?run_id=r")]
    [InlineData("https://host/", "https://host/api/2.0/mlflow/runs/get?run_id=r")]
    [InlineData("https://host:8443/mlflow", "https://host:8443/mlflow/api/2.0/mlflow/runs/get?run_id=r")]
    [InlineData("https://host/a/b/", "https://host/a/b/api/2.0/mlflow/runs/get?run_id=r")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/api/2.0/mlflow/runs/get?run_id=r")]
    public async Task Get_TrackingUriWithPath_KeepsIt(string uri, string expected)
    {
        var server = new FakeServer(FakeServer.Json(RunJson));
        using var client = server.Client(new() { TrackingUri = new(uri), Retry = RetryOptions.None });

        await client.Runs.GetAsync("r");

        Assert.Equal(expected, server.Requests[0].Address);
    }

    // Base64 of "ü:p:w", with the user name in UTF-8 as MLflow's own client sends it.
    [Fact]
    public async Task Get_UserAndPassword_SendsBasicAuthentication()
    {
        var server = new FakeServer(FakeServer.Json(RunJson));
        using var client = server.Client(new() { Username = "ü", Password = "p:w", Token = "unused", Retry = RetryOptions.None });

        await client.Runs.GetAsync("r");

        Assert.Equal("Basic w7w6cDp3", server.Requests[0].Authorization);
    }

    [Fact]
    public async Task Get_Token_SendsBearerAuthentication()
    {
        var server = new FakeServer(FakeServer.Json(RunJson));
        using var client = server.Client(new() { Token = "secret", Retry = RetryOptions.None });

        await client.Runs.GetAsync("r");

        Assert.Equal("Bearer secret", server.Requests[0].Authorization);
        Assert.StartsWith("medscan-tracking/", server.Requests[0].UserAgent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_CredentialsInTheUri_AreSentAndNotShown()
    {
        var server = new FakeServer(FakeServer.Json(RunJson), FakeServer.Refused);
        using var client = server.Client(new() { TrackingUri = new("http://user:p%40ss@host:5000"), Retry = RetryOptions.None });

        await client.Runs.GetAsync("r");
        var exception = await Assert.ThrowsAsync<MlflowConnectionException>(() => client.Runs.GetAsync("r"));

        Assert.Equal("Basic dXNlcjpwQHNz", server.Requests[0].Authorization); // user:p@ss
        Assert.Equal("http://host:5000/", client.TrackingUri.ToString());
        Assert.DoesNotContain("user:", exception.Message, StringComparison.Ordinal);
        Assert.Contains("http://host:5000", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_InsecureTlsAndCertificates_ExcludeEachOther()
    {
        Assert.Throws<TrackingConfigurationException>(() => new MlflowClient(new()
        {
            TrackingUri = new("https://host"),
            InsecureTls = true,
            ServerCertificatePath = "ca.pem",
        }));
    }

    [Fact]
    public void Constructor_MissingCertificateFile_NamesIt()
    {
        var exception = Assert.Throws<TrackingConfigurationException>(() => new MlflowClient(new()
        {
            TrackingUri = new("https://host"),
            InsecureTls = false,
            ServerCertificatePath = "no-such-ca.pem",
        }));

        Assert.Contains("no-such-ca.pem", exception.Message, StringComparison.Ordinal);
    }

    private static EnvironmentReader Environment(params (string Name, string Value)[] variables) =>
        new(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
