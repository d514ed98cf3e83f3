namespace MedScan.TrackingServer;

/// <summary>Where an <see cref="EmbeddedServer"/> keeps its data and to whom it listens.</summary>
public sealed record EmbeddedServerOptions
{
    /// <summary>
    /// Where runs are kept: <c>sqlite:///relative/path.db</c>, <c>sqlite:////absolute/path.db</c> or
    /// <c>postgresql://user:password@host/database</c>, as <c>mlflow server --backend-store-uri</c> writes them.
    /// </summary>
    public string BackendStore { get; init; } = "sqlite:///mlruns/mlflow.db";

    /// <summary>The folder below which artifacts are kept, and outside of which nothing is read or written.</summary>
    public string ArtifactRoot { get; init; } = Path.Combine("mlruns", "artifacts");

    /// <summary>
    /// The address or name to listen on; only this machine reaches the default. <c>0.0.0.0</c> and <c>::</c> are all addresses:
    /// set a <see cref="Token"/> with them, or <see cref="EmbeddedServer.Warnings"/> has something to say.
    /// </summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The TCP port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// When set, every request but those for <c>/health</c>, <c>/version</c> and the page's own files must show this token: as
    /// <c>Authorization: Bearer</c> (<c>MLFLOW_TRACKING_TOKEN</c>), or as the password of any user (<c>MLFLOW_TRACKING_USERNAME</c>
    /// and <c>MLFLOW_TRACKING_PASSWORD</c>, or a browser's dialogue).
    /// </summary>
    public string? Token { get; init; }

    /// <summary>
    /// Names that a request's <c>Host</c> header may carry besides those of this machine, such as a reverse proxy's: with or
    /// without a port, <c>*</c> for any characters. A name of an attacker's that resolves to this machine (DNS rebinding) is
    /// refused with 403, as is every write that a page of another origin makes a browser send.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The largest JSON body that is read, in bytes.</summary>
    public long MaxRequestBytes { get; init; } = 64L << 20;

    /// <summary>The largest artifact that is taken, in bytes.</summary>
    public long MaxArtifactBytes { get; init; } = 64L << 30;

    /// <summary>The clock that creation and update times are read from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
