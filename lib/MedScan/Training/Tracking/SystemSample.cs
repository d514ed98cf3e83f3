namespace MedScan.Training.Tracking;

/// <summary>How busy a machine is at one moment; null = the system does not tell.</summary>
/// <param name="CpuPercent">Share of all processors' time in use since the sample before, 0 to 100.</param>
/// <param name="MemoryMegabytes">Memory in use on the machine, in 10^6 bytes.</param>
/// <param name="MemoryPercent">The same as a share of all memory, 0 to 100.</param>
/// <param name="ProcessMegabytes">Memory of this process, in 10^6 bytes.</param>
internal sealed record SystemSample(double? CpuPercent, double? MemoryMegabytes, double? MemoryPercent, double ProcessMegabytes);
