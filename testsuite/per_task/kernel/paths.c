// SPDX-License-Identifier: MIT
/* Every way to a task. */
#include <linux/kernel.h>
#include <linux/sched.h>
#include "sched/sched.h"

typedef struct task_struct task_t;

union task_union {
	struct task_struct task;
	unsigned long stack[512];
};

struct node {
	struct node *next;
	struct task_struct *task, **tasks;
};

struct task_struct *find_task(int pid);
unsigned int paths(struct task_struct *task, void *data, struct node *node, int nr);
unsigned int variables(struct task_struct *task, int nr);

struct rq runqueues[2];

static struct task_struct idle_tasks[2];
static union task_union init_stack;

struct task_struct *find_task(int pid)
{
	return pid == init_task.pid ? &init_task : &idle_tasks[0];
}

unsigned int paths(struct task_struct *task, void *data, struct node *node, int nr)
{
	unsigned int sum = runqueues[0].flags + runqueues[1].on_rq + init_stack.stack[0];

	sum += task->flags;				/* forgotten: flags */
	sum += (*task).flags;				/* forgotten: flags */
	sum += task[0].flags;				/* forgotten: flags */
	sum += (task + 1)->flags;			/* forgotten: flags */
	sum += (&*task)->flags;				/* forgotten: flags */
	sum += (((task)))->flags;			/* forgotten: flags */
	sum += init_task.flags;				/* forgotten: flags */
	sum += (&init_task)->flags;			/* forgotten: flags */
	sum += current->flags;				/* forgotten: flags */
	sum += find_task(nr)->flags;			/* forgotten: flags */
	sum += idle_tasks[nr].flags;			/* forgotten: flags */
	sum += idle_tasks->flags;			/* forgotten: flags */
	sum += (*idle_tasks).flags;			/* forgotten: flags */
	sum += init_stack.task.flags;			/* forgotten: flags */
	sum += runqueues[0].curr->flags;		/* forgotten: flags */
	sum += runqueues[0].idle.flags;			/* forgotten: flags */
	sum += runqueues[nr].queue[nr]->flags;		/* forgotten: flags */
	sum += runqueues[0].pick()->flags;		/* forgotten: flags */
	sum += (*runqueues[0].pick)()->flags;		/* forgotten: flags */
	sum += node->next->next->task->flags;		/* forgotten: flags */
	sum += (*node->tasks)->flags;			/* forgotten: flags */
	sum += node->tasks[nr]->flags;			/* forgotten: flags */
	sum += ((struct task_struct *)data)->flags;	/* forgotten: flags */
	sum += ((const volatile task_t *)data)->flags;	/* forgotten: flags */
	sum += ((union task_union *)data)->task.flags;	/* forgotten: flags */
	sum += (nr ? task : current)->flags;		/* forgotten: flags */
	sum += (nr ? task : NULL)->flags;		/* forgotten: flags */
	sum += (nr ? NULL : task)->flags;		/* forgotten: flags */
	sum += (task ?: current)->flags;		/* forgotten: flags */
	sum += (nr++, task)->flags;			/* forgotten: flags */
	sum += (task = current)->flags;			/* forgotten: flags */
	sum += ({ int n = nr; find_task(n); })->flags;	/* forgotten: flags */
	sum += ((typeof(task))data)->flags;		/* forgotten: flags */
	sum += ((typeof(*task) *)data)->flags;		/* forgotten: flags */
	sum += ((typeof(node->task))data)->flags;	/* forgotten: flags */
	sum += ((typeof(init_task) *)data)->flags;	/* forgotten: flags */
	sum += ((typeof_member(struct node, task))data)->flags; /* forgotten: flags */
	sum += READ_ONCE(node->task)->flags;		/* forgotten: flags */
	sum += container_of(data, struct node, next)->task->flags; /* forgotten: flags */
	sum += container_of(&task->comm, struct task_struct, comm)->flags; /* forgotten: flags */
	sum += ((struct task_struct){ .pid = nr }).flags; /* forgotten: flags */
	sum += task++->flags;				/* forgotten: flags */
	sum += (--task)->flags;				/* forgotten: flags */
	sum += _Generic(nr, int: task, default: NULL)->flags; /* forgotten: flags */
	sum += __builtin_choose_expr(1, task, 0)->flags; /* forgotten: flags */
	return sum;
}

unsigned int variables(struct task_struct *task, int nr)
{
	struct task_struct *const first = task, copy = *task, *all[2] = { task, current };
	const struct task_struct *second = first;
	typeof(*task) *third = task;
	__auto_type fourth = task;
	static struct task_struct *fifth;
	register task_t *sixth = current;
	struct { struct { struct task_struct *task; }; } nameless = { { task } };
	unsigned int sum = first->flags;		/* forgotten: flags */

	sum += copy.flags;				/* forgotten: flags */
	sum += all[1]->flags;				/* forgotten: flags */
	sum += second->flags;				/* forgotten: flags */
	sum += third->flags;				/* forgotten: flags */
	sum += fourth->flags;				/* forgotten: flags */
	sum += fifth->flags;				/* forgotten: flags */
	sum += sixth->flags;				/* forgotten: flags */
	sum += nameless.task->flags;			/* forgotten: flags */
	for (struct task_struct *each = task; each->flags; each++) /* forgotten: flags */
		sum += nr;
	for (unsigned int n = task->flags; n; n--)	/* forgotten: flags */
		sum += n;
	{
		struct rq *task = &runqueues[nr];

		sum += task->flags;	/* of the same name: not a task's */
	}
	return sum;
}
