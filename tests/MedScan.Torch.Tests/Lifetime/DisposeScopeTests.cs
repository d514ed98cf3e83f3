using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Lifetime;

public class DisposeScopeTests
{
    [Fact]
    public void Dispose_TensorsMadeInside_AreDisposed()
    {
        Tensor inside, result;
        using (NewDisposeScope())
        {
            inside = ones(2);
            result = inside + 1;
            Assert.False(inside.IsInvalid);
        }

        Assert.True(inside.IsInvalid);
        Assert.True(result.IsInvalid);
    }

    [Fact]
    public void MoveToOuterDisposeScope_Nested_LivesAsLongAsTheOuter()
    {
        Tensor moved;
        using (DisposeScope outer = NewDisposeScope())
        {
            using (NewDisposeScope())
                moved = ones(2).MoveToOuterDisposeScope();
            Assert.False(moved.IsInvalid);
            Assert.True(outer.Contains(moved));
        }

        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void Detach_InNestedScopes_OutlivesAll()
    {
        Tensor kept;
        using (NewDisposeScope())
        using (DisposeScope inner = NewDisposeScope())
            kept = inner.Detach(ones(2));

        Assert.Equal(2, kept.sum().item<float>());
        kept.Dispose();
    }

    [Fact]
    public void Attach_LooseTensor_IsDisposedWithTheScope()
    {
        Tensor loose = ones(2);
        using (DisposeScope scope = NewDisposeScope())
            scope.Attach(loose);

        Assert.True(loose.IsInvalid);
    }

    [Fact]
    public void Attach_NotATensor_IsRefused()
    {
        using DisposeScope scope = NewDisposeScope();
        using var stream = new MemoryStream();

        Assert.Throws<InvalidOperationException>(() => scope.Attach(stream));
    }

    [Fact]
    public void DisposeEverythingBut_Kept_GoesOnBelongingToTheScope()
    {
        Tensor kept, other;
        using (DisposeScope scope = NewDisposeScope())
        {
            kept = ones(2);
            other = ones(2);
            Assert.Same(kept, scope.DisposeEverythingBut(kept));
            Assert.False(kept.IsInvalid);
            Assert.True(other.IsInvalid);
            Assert.Equal(1, scope.DisposablesCount);
        }

        Assert.True(kept.IsInvalid);
    }

    [Fact]
    public void Dispose_OuterBeforeInner_ClosesCleanly()
    {
        DisposeScope outer = NewDisposeScope();
        DisposeScope inner = NewDisposeScope();
        outer.Dispose();
        Tensor later = ones(2);
        inner.Dispose();

        Assert.True(later.IsInvalid);
        Assert.NotSame(outer, CurrentDisposeScope);
        Assert.Throws<ObjectDisposedException>(() => outer.DisposeEverything());
    }

    // Joins instead of awaiting: a scope belongs to its thread, and an await would lend that thread, with the scope
    // still open on it, to another test.
    [Fact]
    public void Dispose_OnAnotherThread_IsHarmless()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] tensors = [.. Enumerable.Range(0, 200).Select(_ => ones(4))];
        var disposing = new Thread(() => Array.ForEach(tensors, tensor => tensor.Dispose()));
        disposing.Start();
        for (int k = 0; k < 200; k++)
            ones(4).Dispose();
        disposing.Join();

        Assert.All(tensors, tensor => Assert.True(tensor.IsInvalid));
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Statistics_ScopeAndLoose_CountWhatHappened()
    {
        ThreadDisposeScopeStatistics statistics = DisposeScopeManager.Statistics;
        statistics.Reset();
        Tensor loose = ones(1);
        using (NewDisposeScope())
        {
            _ = ones(1);
            ones(1).DetachFromDisposeScope().Dispose();
        }

        loose.Dispose();

        Assert.Equal(1, statistics.CreatedOutsideScopeCount);
        Assert.Equal(2, statistics.CreatedInScopeCount);
        Assert.Equal(1, statistics.DetachedFromScopeCount);
        Assert.Equal(1, statistics.DisposedInScopeCount);
        Assert.Equal(2, statistics.DisposedOutsideScopeCount);
        Assert.Equal(0, statistics.ThreadTotalLiveCount);
    }
}
