namespace MedScan.Versions.Remotes;

/// <summary>How a run of rclone ended.</summary>
/// <param name="ExitCode">See https://rclone.org/docs/#exit-code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it complained of, without secrets.</param>
internal sealed record RcloneResult(int ExitCode, byte[] Output, IReadOnlyList<string> Errors)
{
    /// <summary>There is no such folder or file.</summary>
    public bool IsNotFound => ExitCode is 3 or 4;
}
