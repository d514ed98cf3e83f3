namespace MedScan.Cli.Diagnostics;

/// <summary>What <c>medscan doctor</c> says about this machine.</summary>
/// <param name="Version">MedScan's version.</param>
/// <param name="Findings">In the order in which they are shown; findings of one section stand together.</param>
internal sealed record MachineReport(string Version, IReadOnlyList<Finding> Findings)
{
    /// <summary>Nothing that is required is missing.</summary>
    public bool Healthy => Findings.All(finding => finding.State != FindingState.Missing);

    /// <summary>Looks at this machine. Takes well under a second.</summary>
    /// <param name="cancellation">Stops the programs that are asked.</param>
    /// <returns>The report.</returns>
    public static async Task<MachineReport> CollectAsync(CancellationToken cancellation = default) => new(
        PrintVersion.Version,
        [
            .. SystemProbe.Inspect(),
            .. await ProcessorProbe.InspectAsync(cancellation).ConfigureAwait(false),
            .. await PackageProbe.InspectAsync(cancellation).ConfigureAwait(false),
            .. EngineProbe.Inspect(),
            .. BlasProbe.Inspect(),
            .. await ToolProbe.InspectAsync(cancellation).ConfigureAwait(false),
            .. StorageProbe.Inspect(),
        ]);
}
