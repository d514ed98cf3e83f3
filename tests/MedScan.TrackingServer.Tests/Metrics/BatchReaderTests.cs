using System.Buffers;
using System.Text;
using System.Text.Json;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Metrics;

namespace MedScan.TrackingServer.Tests.Metrics;

// What the fast reader takes it must understand as the careful one does; the rest it must leave alone.
public sealed class BatchReaderTests
{
    [Theory]
    [InlineData("""{"run_id":"r","metrics":[{"key":"a","value":1,"timestamp":2,"step":3},{"key":"a","value":"-Infinity","timestamp":2}]}""", true)]
    [InlineData("""{"run_uuid":"r","run_id":"r","params":[{"key":"p","value":"v"},{"key":"q"}],"tags":[{"value":"\u00e4","key":"\u0062"}]}""", true)]
    [InlineData("""{"run_id":"r"}""", true)]
    [InlineData("""{"run_id":"r","metrics":[{"key":"a","value":"1.5","timestamp":"2"}]}""", false)]
    [InlineData("""{"run_id":"r","metrics":[],"metrics":[]}""", false)]
    [InlineData("""{"run_id":"r","run_uuid":"s"}""", false)]
    [InlineData("""{"run_id":"r","unknown":1}""", false)]
    [InlineData("""{"run_id":"r"} x""", false)]
    [InlineData("""{"run_id":"\ud800"}""", false)]
    [InlineData("""{"run_id":"r","metrics":null}""", false)]
    [InlineData("""[]""", false)]
    [InlineData("", false)]
    public void ReadBatch_Body_IsReadAsByTheCarefulReaderOrLeftToIt(string body, bool isTaken)
    {
        var bytes = new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body));
        var batch = BatchReader.ReadBatch(bytes);
        Assert.Equal(isTaken, batch is not null);
        if (batch is not null)
            Assert.Equal(Text(Batch.Read(RequestFields.FromBody(bytes))), Text(batch));
    }

    [Fact]
    public void ReadBatch_BodyInPieces_IsReadAsWhole()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"run_id":"r","metrics":[{"key":"loß","value":0.25,"timestamp":1234567,"step":3},{"key":"loß","value":-1e-3,"timestamp":1}]}""");
        var whole = Text(BatchReader.ReadBatch(new ReadOnlySequence<byte>(bytes))!);
        for (var cut = 1; cut < bytes.Length; cut++)
        {
            var second = new Segment(bytes.AsMemory(cut), cut);
            var pieces = new ReadOnlySequence<byte>(new Segment(bytes.AsMemory(0, cut), 0, second), 0, second, bytes.Length - cut);
            Assert.Equal(whole, Text(BatchReader.ReadBatch(pieces)!));
        }
    }

    private static string Text(Batch batch) =>
        $"{batch.RunId} {JsonSerializer.Serialize(batch.Metrics.Select(row => row.ToString()))} {string.Join(' ', batch.Parameters)} {string.Join(' ', batch.Tags)}";

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long index, Segment? next = null)
        {
            Memory = memory;
            RunningIndex = index;
            Next = next;
        }
    }
}
