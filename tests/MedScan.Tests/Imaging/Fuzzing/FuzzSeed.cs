namespace MedScan.Tests.Imaging.Fuzzing;

/// <summary>A file to damage.</summary>
/// <param name="Name">Its name, whose extension matters.</param>
/// <param name="Content">The whole file.</param>
/// <param name="Body">Where the pixels start.</param>
internal sealed record FuzzSeed(string Name, byte[] Content, int Body);
