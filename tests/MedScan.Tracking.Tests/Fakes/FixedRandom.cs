namespace MedScan.Tracking.Tests.Fakes;

/// <summary>A die with one face.</summary>
internal sealed class FixedRandom(double value) : Random
{
    public override double NextDouble() => value;
}
