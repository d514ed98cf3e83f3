using System.Globalization;

namespace MedScan.Tracking;

/// <summary>Environment variables as values; an empty one counts as unset.</summary>
internal sealed class EnvironmentReader(Func<string, string?> read)
{
    public static EnvironmentReader Process { get; } = new(Environment.GetEnvironmentVariable);

    public string? Text(string name) => read(name) is { Length: > 0 } value ? value : null;

    public Uri? Address(string name) => Text(name) is not { } value
        ? null
        : Uri.TryCreate(value, UriKind.RelativeOrAbsolute, out var uri) ? uri : throw Wrong(name, "a URI", value);

    public bool? Flag(string name) => Text(name)?.ToLowerInvariant() switch
    {
        null => null,
        "true" or "1" => true,
        "false" or "0" => false,
        var other => throw Wrong(name, "true, false, 1 or 0", other),
    };

    public TimeSpan? Seconds(string name) => Number(name) is not { } seconds
        ? null
        : seconds > 0 ? TimeSpan.FromSeconds(seconds) : throw Wrong(name, "seconds above 0", Text(name)!);

    public RetryOptions Retry()
    {
        var defaults = new RetryOptions();
        return new()
        {
            MaxRetries = (int?)Number("MLFLOW_HTTP_REQUEST_MAX_RETRIES") ?? defaults.MaxRetries,
            BackoffFactor = Number("MLFLOW_HTTP_REQUEST_BACKOFF_FACTOR") ?? defaults.BackoffFactor,
            BackoffJitter = Number("MLFLOW_HTTP_REQUEST_BACKOFF_JITTER") ?? defaults.BackoffJitter,
            RespectRetryAfter = Flag("MLFLOW_HTTP_RESPECT_RETRY_AFTER_HEADER") ?? defaults.RespectRetryAfter,
        };
    }

    private double? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= 1_000_000
            ? value
            : throw Wrong(name, "a number from 0 to 1000000", text);
    }

    private static TrackingConfigurationException Wrong(string name, string expected, string got) =>
        new($"The environment variable {name} should hold {expected}, got '{got}'.");
}
