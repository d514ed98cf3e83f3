using System.Net;
using System.Text.Json.Nodes;
using MedScan.Tracking.Tests.Fakes;

namespace MedScan.Tracking.Tests.Mlflow.Replay;

/// <summary>For each request that MLflow's own client was recorded to send, this client sends the same one, and reads the
/// recorded answer whole.</summary>
public sealed class RecordedTrafficTests
{
    public static IEnumerable<object[]> Pairs => RecordedPair.All.Select((pair, index) => new object[] { index, $"{pair.Method} {pair.Endpoint}" });

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Call_AsRecorded_SendsTheRecordedRequestAndReadsTheAnswer(int index, string request)
    {
        Assert.NotEmpty(request);
        var pair = RecordedPair.All[index];
        var server = new FakeServer(Answer(pair));
        using var client = server.Client();

        object? result = null;
        MlflowException? refusal = null;
        try
        {
            result = await RecordedCalls.MakeAsync(client, pair);
        }
        catch (MlflowException exception)
        {
            refusal = exception;
        }

        AssertSent(pair, server.Requests[0]);
        if (pair is { Status: 404, Endpoint: "experiments/get-by-name" })
            Assert.Null(result);
        else if (pair.Status == 200)
            AssertRead(pair, result);
        else
            AssertRefused(pair, refusal);
    }

    private static FakeServer.Step Answer(RecordedPair pair)
    {
        var bytes = RecordedPair.Bytes(pair.Answer);
        return FakeServer.Bytes(bytes, pair.Answer["json"] is null ? "text/plain" : "application/json", (HttpStatusCode)pair.Status);
    }

    private static void AssertSent(RecordedPair pair, FakeServer.Asked sent)
    {
        Assert.Equal(pair.Method, sent.Method);
        Assert.Equal(pair.PathOnly, sent.Target.Split('?')[0]);
        Assert.Equal(pair.Query, RecordedPair.QueryOf(sent.Target));
        if (pair.Method == "PUT")
        {
            Assert.Equal(pair.ContentType, sent.ContentType);
            Assert.Equal(RecordedPair.Bytes(pair.Request!), sent.Body);
        }
        else if (pair.Request is null)
        {
            Assert.Empty(sent.Body);
        }
        else
        {
            Assert.Equal("application/json", sent.ContentType);
            AssertSame(pair.Body, JsonNode.Parse(sent.Text));
        }
    }

    private static void AssertRead(RecordedPair pair, object? result)
    {
        if (result is byte[] bytes)
            Assert.Equal(RecordedPair.Bytes(pair.Answer), bytes);
        else if (pair.Endpoint == "/version")
            Assert.Equal((string)pair.Answer["text"]!, result);
        else
            AssertSame(RecordedAnswers.Bare(pair.Answer["json"]), RecordedAnswers.Bare(RecordedAnswers.Write(result, pair.Endpoint)));
    }

    private static void AssertRefused(RecordedPair pair, MlflowException? refusal)
    {
        Assert.NotNull(refusal);
        Assert.Equal((string)pair.Answer["json"]!["error_code"]!, refusal.ErrorCode);
        Assert.Equal((string)pair.Answer["json"]!["message"]!, refusal.Message);
        Assert.Equal(pair.Status, (int)refusal.StatusCode!);
        Assert.False(refusal.IsTransient);
    }

    private static void AssertSame(JsonNode? expected, JsonNode? actual)
    {
        if (!JsonNode.DeepEquals(expected, actual))
            Assert.Equal(expected?.ToJsonString(), actual?.ToJsonString());
    }
}
