namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose calls can be observed and altered by hooks.</summary>
        /// <typeparam name="TPreHook">The delegate called before <c>forward</c>.</typeparam>
        /// <typeparam name="TPostHook">The delegate called after <c>forward</c>.</typeparam>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            /// <summary>Typed hooks called before <c>forward</c>, by key.</summary>
            protected Dictionary<string, TPreHook> pre_hooks = [];

            /// <summary>Typed hooks called after <c>forward</c>, by key.</summary>
            protected Dictionary<string, TPostHook> post_hooks = [];

            /// <summary>Hooks called before the typed ones.</summary>
            protected Dictionary<string, Action<Module>> module_pre_hooks = [];

            /// <summary>Hooks called after the typed ones.</summary>
            protected Dictionary<string, Action<Module>> module_post_hooks = [];

            /// <summary>Creates an empty module.</summary>
            /// <param name="name">Shown in messages.</param>
            protected HookableModule(string name)
                : base(name)
            {
            }

            /// <summary>Adds a hook that sees the arguments and the result and may replace the result.</summary>
            /// <param name="hook">Returns the result to use, or null to leave it.</param>
            public HookRemover register_forward_hook(TPostHook hook) => Add(post_hooks, hook);

            /// <summary>Adds a hook that sees the arguments and may replace them.</summary>
            /// <param name="hook">Returns the arguments to use, or null to leave them.</param>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Add(pre_hooks, hook);

            /// <summary>Adds a hook that is told when a call has ended.</summary>
            /// <param name="hook">Gets this module.</param>
            public HookRemover register_forward_hook(Action<Module> hook) => Add(module_post_hooks, hook);

            /// <summary>Adds a hook that is told when a call begins.</summary>
            /// <param name="hook">Gets this module.</param>
            public HookRemover register_forward_pre_hook(Action<Module> hook) => Add(module_pre_hooks, hook);

            private HookRemover Add<THook>(Dictionary<string, THook> hooks, THook hook)
            {
                var key = Guid.NewGuid().ToString();
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            private void Remove(string key)
            {
                pre_hooks.Remove(key);
                post_hooks.Remove(key);
                module_pre_hooks.Remove(key);
                module_post_hooks.Remove(key);
            }

            /// <summary>Takes one hook away again.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> module;
                private readonly string key;

                /// <summary>Creates a remover; the registration methods do so.</summary>
                /// <param name="module">The module that holds the hook.</param>
                /// <param name="key">The hook's key.</param>
                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
                {
                    this.module = module;
                    this.key = key;
                }

                /// <summary>Removes the hook; later calls do nothing.</summary>
                public void remove() => module.Remove(key);
            }
        }
    }
}
