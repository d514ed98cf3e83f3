namespace MedScan.Tests.Training;

/// <summary>Tests that train, one after the other: the engine's thread count belongs to the process, and results depend on it.</summary>
[CollectionDefinition(Name)]
public static class SharedEngine
{
    public const string Name = "engine";
}
