namespace MedScan.Tracking.Tests.Spool;

internal sealed class FakeException(FakeFault fault, string message) : Exception(message)
{
    public FakeFault Fault { get; } = fault;
}
