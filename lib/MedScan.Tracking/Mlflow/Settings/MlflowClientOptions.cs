namespace MedScan.Tracking;

/// <summary>Where the tracking server is and how to talk to it. What is left <see langword="null"/> is read from the
/// environment variables that MLflow's own client reads.</summary>
public sealed record MlflowClientOptions
{
    /// <summary>The server, for example <c>http://localhost:5000</c> or <c>https://host/mlflow/</c>; a path is kept as a prefix.
    /// <see langword="null"/>: <c>MLFLOW_TRACKING_URI</c>. User and password may stand in it.</summary>
    public Uri? TrackingUri { get; init; }

    /// <summary>User of HTTP basic authentication. When this, <see cref="Password"/> and <see cref="Token"/> are all
    /// <see langword="null"/>: <c>MLFLOW_TRACKING_USERNAME</c>.</summary>
    public string? Username { get; init; }

    /// <summary>Password of HTTP basic authentication; see <see cref="Username"/>. <c>MLFLOW_TRACKING_PASSWORD</c>.</summary>
    public string? Password { get; init; }

    /// <summary>Bearer token, used when there is no user and password; see <see cref="Username"/>. <c>MLFLOW_TRACKING_TOKEN</c>.</summary>
    public string? Token { get; init; }

    /// <summary>How requests are repeated. <see langword="null"/>: <c>MLFLOW_HTTP_REQUEST_MAX_RETRIES</c>,
    /// <c>MLFLOW_HTTP_REQUEST_BACKOFF_FACTOR</c>, <c>MLFLOW_HTTP_REQUEST_BACKOFF_JITTER</c>,
    /// <c>MLFLOW_HTTP_RESPECT_RETRY_AFTER_HEADER</c> over the defaults of <see cref="RetryOptions"/>.</summary>
    public RetryOptions? Retry { get; init; }

    /// <summary>How long one attempt may wait for its answer, and a transfer of an artifact for its next bytes.
    /// <see langword="null"/>: <c>MLFLOW_HTTP_REQUEST_TIMEOUT</c> (seconds), else 120 s.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Accept any certificate of the server. <see langword="null"/>: <c>MLFLOW_TRACKING_INSECURE_TLS</c>, else
    /// <see langword="false"/>. Excludes <see cref="ServerCertificatePath"/>.</summary>
    public bool? InsecureTls { get; init; }

    /// <summary>PEM file with the certification authorities to trust instead of the system's.
    /// <see langword="null"/>: <c>MLFLOW_TRACKING_SERVER_CERT_PATH</c>.</summary>
    public string? ServerCertificatePath { get; init; }

    /// <summary>PEM file with the client's certificate and private key.
    /// <see langword="null"/>: <c>MLFLOW_TRACKING_CLIENT_CERT_PATH</c>.</summary>
    public string? ClientCertificatePath { get; init; }

    /// <summary>The clock behind time stamps, waits and timeouts.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The options as the environment sets them now.</summary>
    /// <exception cref="TrackingConfigurationException">A variable holds something that cannot be used.</exception>
    public static MlflowClientOptions FromEnvironment() => new MlflowClientOptions().Completed(EnvironmentReader.Process);

    /// <summary>A copy in which nothing that the environment sets is left open.</summary>
    internal MlflowClientOptions Completed(EnvironmentReader environment)
    {
        var ownCredentials = Username ?? Password ?? Token;
        return this with
        {
            TrackingUri = TrackingUri ?? environment.Address("MLFLOW_TRACKING_URI"),
            Username = ownCredentials is null ? environment.Text("MLFLOW_TRACKING_USERNAME") : Username,
            Password = ownCredentials is null ? environment.Text("MLFLOW_TRACKING_PASSWORD") : Password,
            Token = ownCredentials is null ? environment.Text("MLFLOW_TRACKING_TOKEN") : Token,
            Retry = Retry ?? environment.Retry(),
            Timeout = Timeout ?? environment.Seconds("MLFLOW_HTTP_REQUEST_TIMEOUT") ?? TimeSpan.FromSeconds(120),
            InsecureTls = InsecureTls ?? environment.Flag("MLFLOW_TRACKING_INSECURE_TLS") ?? false,
            ServerCertificatePath = ServerCertificatePath ?? environment.Text("MLFLOW_TRACKING_SERVER_CERT_PATH"),
            ClientCertificatePath = ClientCertificatePath ?? environment.Text("MLFLOW_TRACKING_CLIENT_CERT_PATH"),
        };
    }
}
