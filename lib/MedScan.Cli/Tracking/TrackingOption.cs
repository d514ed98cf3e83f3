using System.CommandLine;

namespace MedScan.Cli.Tracking;

/// <summary>The option <c>--tracking</c>, which is the same wherever runs are written or read.</summary>
internal static class TrackingOption
{
    /// <summary>The environment variable that MLflow's own clients read, too.</summary>
    public const string Variable = "MLFLOW_TRACKING_URI";

    /// <summary>The environment variable that names a run to be continued; MLflow's own clients read it, too, and the agents of
    /// sweeps set it.</summary>
    public const string RunVariable = "MLFLOW_RUN_ID";

    public static Option<string?> Create(bool canBeOff) => new("--tracking")
    {
        Description = (canBeOff ? "Where the run is tracked: off, " : "Where the runs are: ")
            + $"http://<server>, sqlite:///<file>, postgresql://... or a folder (default: {Variable}, else mlruns/ here)",
        HelpName = "place",
    };
}
