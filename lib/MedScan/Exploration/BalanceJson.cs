namespace MedScan.Exploration;

/// <summary>What <c>medscan data balance --json</c> prints.</summary>
internal sealed record BalanceJson(ClassBalance Balance, IReadOnlyList<BalanceRemedy> Remedies);
