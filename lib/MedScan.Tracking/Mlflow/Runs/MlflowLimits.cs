namespace MedScan.Tracking;

/// <summary>What an MLflow server takes in one request, and how long names and values may be.</summary>
public static class MlflowLimits
{
    /// <summary>Metrics in one log-batch request.</summary>
    public const int MetricsPerBatch = 1000;

    /// <summary>Parameters in one log-batch request.</summary>
    public const int ParametersPerBatch = 100;

    /// <summary>Tags in one log-batch request.</summary>
    public const int TagsPerBatch = 100;

    /// <summary>Metrics, parameters and tags together in one log-batch request.</summary>
    public const int EntitiesPerBatch = 1000;

    /// <summary>Bytes of one log-batch request's body.</summary>
    public const int BytesPerBatch = 1_000_000;

    /// <summary>Characters of the name of a metric, parameter or tag.</summary>
    public const int KeyLength = 250;

    /// <summary>Characters of a parameter's value; the server cuts off what is over.</summary>
    public const int ParameterValueLength = 6000;

    /// <summary>Characters of a run tag's value; the server cuts off what is over.</summary>
    public const int TagValueLength = 8000;
}
