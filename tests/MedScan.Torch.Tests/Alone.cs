namespace MedScan.Torch.Tests;

/// <summary>Tests that read or set state of the whole process: no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class Alone
{
    public const string Name = "alone";
}
