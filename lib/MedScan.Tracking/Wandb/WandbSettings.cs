namespace MedScan.Tracking.Runs;

/// <summary>The environment variables of W&amp;B that are honoured.</summary>
internal static class WandbSettings
{
    public static string? Project => Variable("WANDB_PROJECT");

    public static string? Name => Variable("WANDB_NAME");

    public static string? Group => Variable("WANDB_RUN_GROUP");

    public static string? JobType => Variable("WANDB_JOB_TYPE");

    public static string? Notes => Variable("WANDB_NOTES");

    public static IReadOnlyList<string> Tags =>
        Variable("WANDB_TAGS")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <exception cref="ArgumentException">The variable holds no mode.</exception>
    public static WandbMode? Mode => Variable("WANDB_MODE") switch
    {
        null => null,
        "online" or "run" => WandbMode.Online,
        "offline" or "dryrun" => WandbMode.Offline,
        "disabled" => WandbMode.Disabled,
        { } other => throw new ArgumentException($"Expected WANDB_MODE to be online, offline or disabled, got '{other}'."),
    };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
