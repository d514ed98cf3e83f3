namespace MedScan.Tracking;

/// <summary>A client of an MLflow tracking server over its REST interface: experiments, runs, artifacts, registered models.</summary>
/// <remarks>One client serves a whole process and may be used by many threads at once. Nothing is sent before the first call.</remarks>
public sealed class MlflowClient : IDisposable
{
    private readonly RestTransport _transport;
    private readonly HttpClient _http;
    private readonly HttpClient? _owned;
    private readonly MlflowClientOptions _options;
    private readonly EnvironmentReader _environment;

    /// <summary>Creates a client.</summary>
    /// <param name="options">Where the server is; <see langword="null"/>: as the environment says.</param>
    /// <exception cref="TrackingConfigurationException">No server is set, it is not http or https, or a certificate or
    /// environment variable cannot be used.</exception>
    public MlflowClient(MlflowClientOptions? options = null)
        : this(null, options ?? new(), EnvironmentReader.Process)
    {
    }

    /// <summary>Creates a client over an HTTP client of the caller's, who disposes it. Its handler decides about TLS,
    /// proxies and redirects.</summary>
    /// <param name="http">The HTTP client.</param>
    /// <param name="options">Where the server is; what concerns TLS in it is not used.</param>
    /// <exception cref="TrackingConfigurationException">As with the other constructor.</exception>
    public MlflowClient(HttpClient http, MlflowClientOptions options)
        : this(http ?? throw new ArgumentNullException(nameof(http)), options, EnvironmentReader.Process)
    {
    }

    internal MlflowClient(HttpClient? http, MlflowClientOptions options, EnvironmentReader environment)
    {
        ArgumentNullException.ThrowIfNull(options);
        var complete = options.Completed(environment);
        TrackingUri = new(new ServerAddress(complete.TrackingUri).ToString());
        if (http is null)
            http = _owned = new(MlflowHandlers.Create(complete)) { Timeout = Timeout.InfiniteTimeSpan };
        (_http, _options, _environment) = (http, complete, environment);
        _transport = new(http, complete);
        Experiments = new(_transport, environment);
        Runs = new(_transport);
        Models = new(_transport);
        ModelVersions = new(_transport);
        Artifacts = new(_transport, Runs, ModelVersions);
    }

    /// <summary>The server's address, without credentials.</summary>
    public Uri TrackingUri { get; }

    /// <summary>Experiments: create, find, change.</summary>
    public MlflowExperiments Experiments { get; }

    /// <summary>Runs: create, find, log to.</summary>
    public MlflowRuns Runs { get; }

    /// <summary>Artifacts: upload, list, download.</summary>
    public MlflowArtifacts Artifacts { get; }

    /// <summary>Registered models, their tags and aliases.</summary>
    public MlflowModels Models { get; }

    /// <summary>Versions of registered models.</summary>
    public MlflowModelVersions ModelVersions { get; }

    /// <summary>The MLflow version the server says it is, for example <c>3.6.0</c>; a cheap way to see whether it is there.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="MlflowException">Something answers that is no MLflow server.</exception>
    /// <exception cref="MlflowConnectionException">Nothing answers.</exception>
    public Task<string> GetServerVersionAsync(CancellationToken cancellationToken = default) => _transport.Retry.RunAsync(
        token => _transport.StreamAsync(
            _transport.Server + "/version",
            async body =>
            {
                using var reader = new StreamReader(body);
                var text = (await reader.ReadToEndAsync(token).ConfigureAwait(false)).Trim();
                return text.Length is > 0 and < 100 && char.IsAsciiDigit(text[0])
                    ? text
                    : throw new MlflowException(MlflowErrorCode.MalformedResponse, $"{TrackingUri} does not answer like an MLflow server. "
                        + "Is the tracking URI's path right?");
            },
            token),
        Repetition.Harmless, gone: null, cancellationToken);

    /// <summary>The same server over the same connections, for a caller who does the repeating; this client keeps the connections.</summary>
    internal MlflowClient WithoutRetries() => new(_http, _options with { Retry = RetryOptions.None }, _environment);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _owned?.Dispose();
}
